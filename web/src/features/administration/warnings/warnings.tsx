import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useWarnings } from "../api/warnings";
import classes from "../components/administration.module.css";
import { Loops } from "./loops";
import { Undelivered } from "./undelivered";

/** What does not go as it should: the clock, the calendar, clients sent round, the e-mails. */
export function Warnings() {
  return (
    <>
      <PageHeading title="Warnings" lead="What needs the attention of those who look after the network." />
      <h2 className={classes.heading}>Clock and calendar</h2>
      <ClockAndCalendar />
      <GoneRound />
      <Undelivered />
    </>
  );
}

function GoneRound() {
  const { data } = useWarnings();
  if (!data) return null; // while it loads, or failed, the part above says so
  return (
    <>
      <h2 className={classes.heading}>Gone round</h2>
      <Loops loops={data.loops} />
    </>
  );
}

function ClockAndCalendar() {
  const query = useWarnings();
  if (query.isPending) return <Waiting rows={1} label="Loading warnings" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items, holidays } = query.data;
  return (
    <>
      {items.map((item) => (
        <p key={item.code} className={classes.warning}>
          <strong>Warning:</strong> {item.message}
        </p>
      ))}
      <p className={classes.text}>
        {items.length === 0 && "Reminders and e-mails go out on time. "}
        Bank holidays are known from {holidays.first_year} to {holidays.last_year}, by the official table of{" "}
        {monthWords(holidays.as_of)}. A deadline after that is provisional, and is shown as such on its referral.
      </p>
    </>
  );
}

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "November 2026" for "2026-11"; what is no month comes back as it was. */
function monthWords(given: string): string {
  const at = new Date(`${given.slice(0, 7)}-01T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? given : month.format(at);
}

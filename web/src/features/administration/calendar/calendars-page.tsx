import { Anchor } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { FormSection } from "@/components/form/form-section";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { NetworkCalendar } from "@/lib/api/gen/types.gen";
import { useCalendar } from "../api/calendar";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { DayForm } from "./day-form";
import { OfficialDays } from "./official-days";
import { OneOffDays } from "./one-off-days";

/** The days that count for no deadline: what is official, and what the network adds. */
export function CalendarsPage({ may }: { may: May }) {
  const query = useCalendar();
  return (
    <>
      <PageHeading
        title="Calendars"
        lead="Deadlines count working days: Monday to Friday, without the bank holidays of the receiver's nation and without its own closure days."
      />
      {query.isPending && <Waiting rows={8} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Calendars calendar={query.data} may={may} />}
    </>
  );
}

function Calendars({ calendar, may }: { calendar: NetworkCalendar; may: May }) {
  const [said, setSaid] = useState("");
  return (
    <>
      {calendar.missing && (
        <p role="alert" className={classes.warning}>
          {calendar.missing}
        </p>
      )}
      <FormSection
        id="one-off"
        title="Days that the network adds"
        description="Such as a royal funeral, or a day that only your county keeps. Open deadlines move with it."
      >
        <OneOffDays days={calendar.one_off} mayRemove={may("remove-day")} onDone={setSaid} />
        <Said>{said}</Said>
        {may("add-day") && <DayForm onDone={setSaid} />}
      </FormSection>
      <FormSection
        id="official"
        title="Official bank holidays"
        description={
          <>
            Known from {calendar.first_year} to {calendar.last_year}, from{" "}
            <Anchor href={calendar.source} rel="noreferrer">
              GOV.UK
            </Anchor>
            , as checked in {monthOf(calendar.as_of)}. A new version of Onward brings later years.
          </>
        }
      >
        <OfficialDays calendar={calendar} />
      </FormSection>
    </>
  );
}

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function monthOf(asOf: string): string {
  return month.format(new Date(`${asOf}-01T00:00:00Z`));
}

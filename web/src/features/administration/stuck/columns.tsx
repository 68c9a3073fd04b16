import { Anchor } from "@mantine/core";
import { Badge } from "@/components/badges/badge";
import type { Column } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import { TrackRow } from "@/components/track/track";
import type { StuckRow } from "@/lib/api/gen/types.gen";
import { useOrganisation } from "@/lib/api/organisation";
import { fullMoment, shortDate, workingDayCount } from "@/lib/dates";
import { paths } from "@/lib/paths";
import type { ClockCommand } from "../api/stuck";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { ClockMenu } from "./clock-menu";

/** What a row says of a referral that nobody answered; what can be done about it only to those who may. */
export function columnsFor(may: May, onAsk: (row: StuckRow, kind: ClockCommand) => void): Column<StuckRow>[] {
  return [
    { key: "number", head: "Number", width: "112px", cell: (row) => <NumberCell row={row} /> },
    { key: "between", head: "From and to", cell: (row) => <BetweenCell row={row} /> },
    {
      key: "track",
      head: "Progress",
      width: "164px",
      cell: (row) => <TrackRow track={row.track} status={row.status} />,
    },
    { key: "late", head: "Late", width: "15%", onCard: "labelled", cell: (row) => <LateCell row={row} /> },
    {
      key: "call",
      head: "Whom to call",
      width: "22%",
      onCard: "labelled",
      cell: (row) => <CallCell id={row.receiver.id} />,
    },
    { key: "clock", head: "Clock", width: "118px", cell: (row) => <ClockMenu row={row} may={may} onAsk={onAsk} /> },
  ];
}

function NumberCell({ row }: { row: StuckRow }) {
  return (
    <div className={classes.badges}>
      <RowLink to={paths.referral(row.id)}>#{row.number}</RowLink>
      {row.stuck && <Badge tone="late">Stuck</Badge>}
      {row.urgent && <Badge tone="strong">Urgent</Badge>}
    </div>
  );
}

function BetweenCell({ row }: { row: StuckRow }) {
  return (
    <>
      <span>{row.sender.name}</span>
      <span className={classes.line}>
        <span aria-hidden="true">→ </span>
        <span className="hidden-text">to </span>
        {row.receiver.name}
      </span>
    </>
  );
}

function LateCell({ row }: { row: StuckRow }) {
  return (
    <>
      <span className={classes.late}>
        {row.working_days_late === 0 ? "Late since today" : `${workingDayCount(row.working_days_late)} late`}
      </span>
      <time className={classes.quiet} dateTime={row.due} title={fullMoment(row.due)}>
        {row.status === "sent" ? "To acknowledge" : "To decide"} by {shortDate(row.due, new Date())}
      </time>
    </>
  );
}

/** The receiver is whom everybody waits for. */
function CallCell({ id }: { id: string }) {
  const { data, isError } = useOrganisation(id);
  if (isError) return <span className={classes.quiet}>Could not be loaded</span>;
  if (!data) return null;
  if (!data.phone && !data.email) return <span className={classes.quiet}>No number is known</span>;
  return (
    <>
      {data.phone && (
        <Anchor className={classes.line} href={`tel:${data.phone.replaceAll(" ", "")}`}>
          {data.phone}
        </Anchor>
      )}
      {data.email && <Anchor href={`mailto:${data.email}`}>{data.email}</Anchor>}
    </>
  );
}

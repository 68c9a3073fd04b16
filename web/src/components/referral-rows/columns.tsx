import { Badge } from "@/components/badges/badge";
import type { Column } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import { TrackRow } from "@/components/track/track";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import { fullMoment, shortDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "./referral-rows.module.css";
import { TimeLeft } from "./time-left";

/** What a row says of a referral. The number, which leads to it, is always there. */
export const columns: readonly Column<ReferralRow>[] = [
  { key: "number", head: "Number", width: "140px", cell: (row) => <NumberCell row={row} /> },
  { key: "client", head: "Client", width: "17%", cell: (row) => <ClientCell row={row} /> },
  { key: "between", head: "From and to", cell: (row) => <BetweenCell row={row} /> },
  { key: "issues", head: "Issues", width: "19%", onCard: "labelled", cell: (row) => <IssuesCell row={row} /> },
  {
    key: "track",
    head: "Progress",
    width: "164px",
    cell: ({ track, status }) => <TrackRow track={track} status={status} />,
  },
  {
    key: "left",
    head: "Time left",
    width: "104px",
    onCard: "labelled",
    cell: ({ track }) => <TimeLeft track={track} />,
  },
];

function NumberCell({ row }: { row: ReferralRow }) {
  return (
    <div className={classes.number}>
      <RowLink to={paths.referral(row.id)}>#{row.number}</RowLink>
      {row.urgent && <Badge tone="strong">Urgent</Badge>}
      <time className={classes.quiet} dateTime={row.sent_at} title={`Sent ${fullMoment(row.sent_at)}`}>
        {shortDate(row.sent_at, new Date())}
      </time>
    </div>
  );
}

function ClientCell({ row }: { row: ReferralRow }) {
  return (
    <>
      <strong>{row.client_name}</strong>
      {row.assigned_to && <span className={classes.quiet}>Assigned to {row.assigned_to.name}</span>}
    </>
  );
}

function BetweenCell({ row }: { row: ReferralRow }) {
  return (
    <>
      <span>{row.sender.name}</span>
      <span className={classes.to}>
        <span aria-hidden="true">→ </span>
        <span className="hidden-text">to </span>
        {row.receiver.name}
      </span>
    </>
  );
}

const shownIssues = 3;

function IssuesCell({ row }: { row: ReferralRow }) {
  const more = row.issues.length - shownIssues;
  const labels = row.issues.slice(0, shownIssues).map((issue) => issue.label);
  return <>{more > 0 ? `${labels.join(", ")} and ${more} more` : labels.join(", ")}</>;
}

import { TimeLeft } from "@/components/referral-rows/time-left";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import { TrackRow } from "@/components/track/track";
import type { ReferralDetail, ReferralRow } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import classes from "./referral.module.css";

const columns: readonly Column<ReferralRow>[] = [
  {
    key: "number",
    head: "Number",
    width: "104px",
    cell: ({ id, number }) => <RowLink to={paths.referral(id)}>#{number}</RowLink>,
  },
  { key: "to", head: "To", cell: ({ receiver }) => receiver.name },
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

/** All that was sent together, for its sender to see at once who has answered (N16). The paper is about one of them. */
export function Batch({ referral }: { referral: ReferralDetail }) {
  if (referral.batch.length === 0) return null;
  const rows = [referral, ...referral.batch].sort((one, other) => one.number - other.number);
  return (
    <section className={`${classes.section} no-print`} aria-labelledby="batch-title">
      <h2 id="batch-title" className={classes.title}>
        Sent to {rows.length} organisations
      </h2>
      <RecordTable
        label="Sent together"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        remark={(row) => (row.id === referral.id ? "This one" : undefined)}
      />
    </section>
  );
}

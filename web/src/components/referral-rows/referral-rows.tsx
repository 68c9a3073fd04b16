import type { ReactNode } from "react";
import { RecordTable } from "@/components/table/record-table";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import { FreshPill } from "./fresh-pill";
import { useColumns } from "./use-columns";
import { useMarked } from "./use-marked";
import { useSteadyRows } from "./use-steady-rows";

interface Props {
  label: string;
  /** What is true now. */
  rows: readonly ReferralRow[];
  /** What the rows are of; when it is another, they are all shown at once. */
  scene: string;
  busy?: boolean;
  /** What stands there while there are none. */
  empty?: ReactNode;
}

/** Referrals, one a row, which stay where they are while others come, go and change (N34). */
export function ReferralRows({ label, rows: now, scene, busy = false, empty }: Props) {
  const { rows, waiting, gone, settle } = useSteadyRows(now, scene);
  const marked = useMarked(rows, scene);
  const { shown } = useColumns();
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <FreshPill count={waiting} onShow={settle} />
      <RecordTable
        label={label}
        columns={shown}
        rows={rows}
        rowKey={(row) => row.id}
        appeared={(row) => marked.has(row.id)}
        remark={(row) => (gone.has(row.id) ? "Changed, no longer in this list" : undefined)}
        busy={busy}
      />
    </>
  );
}

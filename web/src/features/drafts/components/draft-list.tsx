import { Button } from "@mantine/core";
import { Link } from "react-router";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { DraftRow } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { DraftLine } from "./draft-line";
import classes from "./drafts.module.css";

/** What was begun and not sent, the latest first. */
export function DraftList({ rows }: { rows: readonly DraftRow[] }) {
  if (rows.length === 0) return <NoDrafts />;
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <DraftLine key={row.id} row={row} />
      ))}
    </ul>
  );
}

function NoDrafts() {
  return (
    <EmptyNotice
      title="No drafts"
      action={
        <Button component={Link} to={paths.newReferral}>
          New referral
        </Button>
      }
    >
      A referral that you have begun and not sent is kept here for 30 days. It is saved as you type.
    </EmptyNotice>
  );
}

import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { WhenText } from "@/components/dates/when-text";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { DraftRow } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { useDeleteDraft } from "../api/drafts";
import classes from "./drafts.module.css";

/** What was begun and not sent, the latest first. */
export function DraftList({ rows }: { rows: readonly DraftRow[] }) {
  const remove = useDeleteDraft();
  if (rows.length === 0) return <NoDrafts />;
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          <div>
            <p>
              <Anchor component={Link} to={paths.draft(row.id)} fw={700}>
                {row.client_name || "A client without a name yet"}
              </Anchor>
              {row.urgent && " (urgent)"}
              {row.amends && `, amending #${row.amends}`}
            </p>
            <p className={classes.small}>
              {row.receivers.length > 0
                ? `to ${row.receivers.map((one) => one.name).join(", ")}. `
                : "No receiver chosen yet. "}
              Saved <WhenText at={row.updated_at} /> by {row.by.name}
            </p>
          </div>
          <Button
            variant="subtle"
            loading={remove.isPending && remove.variables === row.id}
            onClick={() => remove.mutate(row.id)}
            aria-label={`Delete the draft for ${row.client_name || "a client without a name yet"}`}
          >
            Delete
          </Button>
        </li>
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
      A referral that you have begun and not sent is kept here. It is saved as you type.
    </EmptyNotice>
  );
}

import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { WhenText } from "@/components/dates/when-text";
import type { DraftRow } from "@/lib/api/gen/types.gen";
import { longDay } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { useDeleteDraft, useKeepDraft } from "../api/drafts";
import classes from "./drafts.module.css";

/** One draft: whose it is, until when it is kept, and what may be done with it here. */
export function DraftLine({ row }: { row: DraftRow }) {
  const remove = useDeleteDraft();
  const keep = useKeepDraft();
  const name = row.client_name || "a client without a name yet";
  return (
    <li className={classes.row}>
      <div className={classes.told}>
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
        <p className={row.goes_soon ? classes.soon : classes.small}>{keptWords(row, new Date())}</p>
      </div>
      <div className={classes.ways}>
        {row.goes_soon && (
          <Button
            variant="default"
            loading={keep.isPending}
            onClick={() => keep.mutate(row.id)}
            aria-label={`Keep the draft for ${name} for 30 more days`}
          >
            Keep for 30 more days
          </Button>
        )}
        <Button
          variant="subtle"
          loading={remove.isPending}
          onClick={() => remove.mutate(row.id)}
          aria-label={`Delete the draft for ${name}`}
        >
          Delete
        </Button>
      </div>
    </li>
  );
}

/** Until when a draft is kept, and what follows from it where the day is near. */
export function keptWords({ kept_until, goes_soon }: Pick<DraftRow, "kept_until" | "goes_soon">, now: Date): string {
  const day = longDay(kept_until, now);
  if (!goes_soon) return `Kept until ${day}`;
  return `Will be removed, with its files, after ${day}. Send it, or keep it for longer.`;
}

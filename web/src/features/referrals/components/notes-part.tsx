import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { NoteForm } from "../forms/note-form";
import { Notes } from "./notes";
import classes from "./referral.module.css";

/** The notes of a referral: to read, to add to, and one's own to delete (R23, R24, H5). */
export function NotesPart({ referral }: { referral: ReferralDetail }) {
  const command = useCommand(referral.id, referral.version);
  const may = (kind: string) => referral.allowed_commands.includes(kind);
  return (
    <section className={classes.section} aria-labelledby="notes-title">
      <h2 id="notes-title" className={classes.title}>
        Notes
      </h2>
      <Notes
        notes={referral.notes}
        mayDelete={may("delete-note")}
        onDelete={(id) => command.mutate({ kind: "delete-note", note_id: id })}
      />
      {may("add-note") && (
        <NoteForm
          referral={referral.id}
          sending={command.isPending}
          error={command.error}
          onSend={(request, done) => command.mutate(request, { onSuccess: done })}
        />
      )}
    </section>
  );
}

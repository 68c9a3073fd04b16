import { useState } from "react";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { NoteForm } from "../forms/note-form";
import { DeleteNoteDialog } from "./delete-note-dialog";
import { Notes } from "./notes";
import classes from "./referral.module.css";

/** The notes of a referral: to read, to add to, and one's own to delete (R23, R24, H5). */
export function NotesPart({ referral }: { referral: ReferralDetail }) {
  const [deleting, setDeleting] = useState<string>();
  const adding = useCommand(referral.id, referral.version);
  const removing = useCommand(referral.id, referral.version);
  const may = (kind: string) => referral.allowed_commands.includes(kind);
  const stop = () => {
    removing.reset();
    setDeleting(undefined);
  };
  // One's own private notes stay off the paper, which others may read.
  const onPaper = referral.notes.some((note) => !note.private);
  return (
    <section className={onPaper ? classes.section : `${classes.section} no-print`} aria-labelledby="notes-title">
      <h2 id="notes-title" className={classes.title}>
        Notes
      </h2>
      <Notes notes={referral.notes} mayDelete={may("delete-note")} onDelete={setDeleting} />
      {may("add-note") && (
        <NoteForm
          referral={referral.id}
          sending={adding.isPending}
          error={adding.error}
          onSend={(request, done) => adding.mutate(request, { onSuccess: done })}
        />
      )}
      <DeleteNoteDialog
        note={deleting}
        sending={removing.isPending}
        error={removing.error}
        onCancel={stop}
        onDelete={(id) => removing.mutate({ kind: "delete-note", note_id: id }, { onSuccess: stop })}
      />
    </section>
  );
}

import { useState } from "react";
import { FormSummary } from "@/components/form-summary/form-summary";
import { TrackHeader } from "@/components/track/track";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { NoteForm } from "../forms/note-form";
import { alertsOf, type CommandRequest } from "../model";
import { Alerts } from "./alerts";
import { Amendments } from "./amendments";
import { CommandDialog } from "./command-dialog";
import { Facts } from "./facts";
import { FilesPart } from "./files-part";
import { History } from "./history";
import { NextStep } from "./next-step";
import { Notes } from "./notes";
import classes from "./referral.module.css";
import { ReferralHeading } from "./referral-heading";

/** One referral: what must be read first, where it stands, what to do next, then everything else. */
export function ReferralView({ referral }: { referral: ReferralDetail }) {
  const [asking, setAsking] = useState<string>();
  const command = useCommand(referral.id, referral.version);
  const note = useCommand(referral.id, referral.version);

  const give = (request: CommandRequest) => command.mutate(request, { onSuccess: () => setAsking(undefined) });
  const choose = (kind: string) => {
    command.reset();
    if (kind === "acknowledge" || kind === "accept") give({ kind });
    else setAsking(kind);
  };
  return (
    <article>
      <ReferralHeading referral={referral} />
      {referral.form && <Alerts alerts={alertsOf(referral.form, referral.sender.name, new Date())} />}
      <TrackHeader track={referral.track} status={referral.status} />
      <NextStep
        referral={referral}
        sending={command.isPending}
        error={asking ? null : command.error}
        onCommand={choose}
      />
      <div className={classes.columns}>
        <div>
          <Amendments amendments={referral.amendments} />
          {referral.form ? <FormSummary form={referral.form} /> : <Withheld />}
          {referral.form && <FilesPart referral={referral} />}
          <section className={classes.section} aria-labelledby="notes-title">
            <h2 id="notes-title" className={classes.title}>
              Notes
            </h2>
            <Notes
              notes={referral.notes}
              mayDelete={referral.allowed_commands.includes("delete-note")}
              onDelete={(id) => note.mutate({ kind: "delete-note", note_id: id })}
            />
            {referral.allowed_commands.includes("add-note") && (
              <NoteForm
                referral={referral.id}
                sending={note.isPending}
                error={note.error}
                onSend={(request, done) => note.mutate(request, { onSuccess: done })}
              />
            )}
          </section>
          <History entries={referral.history} />
        </div>
        <Facts referral={referral} />
      </div>
      <CommandDialog
        kind={asking}
        referral={referral}
        sending={command.isPending}
        error={command.error}
        onSend={give}
        onCancel={() => setAsking(undefined)}
      />
    </article>
  );
}

function Withheld() {
  return (
    <p className={classes.section}>
      The client's details belong to the two organisations. As somebody of the network you see the number, the dates,
      the organisations and the progress.
    </p>
  );
}

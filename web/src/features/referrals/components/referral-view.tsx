import { useRef, useState } from "react";
import { FormSummary } from "@/components/form-summary/form-summary";
import { TrackHeader } from "@/components/track/track";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { KeptWords } from "../forms/use-kept-words";
import { GlassBanner } from "../glass/glass-banner";
import { Withheld } from "../glass/withheld";
import { alertsOf, type CommandRequest } from "../model";
import { usePrintGate } from "../use-print-gate";
import { Alerts } from "./alerts";
import { Amendments } from "./amendments";
import { Batch } from "./batch";
import { CommandDialog } from "./command-dialog";
import { Facts } from "./facts";
import { FilesPart } from "./files-part";
import { History } from "./history";
import { NextStep } from "./next-step";
import { NotesPart } from "./notes-part";
import { PrintedBy } from "./printed-by";
import classes from "./referral.module.css";
import { ReferralHeading } from "./referral-heading";

interface Props {
  referral: ReferralDetail;
  reader: string;
  /** Whether the reader may break the glass. */
  mayOpen?: boolean;
}

/** One referral: what must be read first, where it stands, what to do next, then everything else. */
export function ReferralView({ referral, reader, mayOpen = false }: Props) {
  const [asking, setAsking] = useState<string>();
  const command = useCommand(referral.id, referral.version);

  const [printable, print] = usePrintGate();
  const kept = useRef(new Map<string, string>());

  const give = (request: CommandRequest) => command.mutate(request, { onSuccess: () => done(request.kind) });
  const done = (kind: string) => {
    kept.current.delete(kind);
    setAsking(undefined);
  };
  const choose = (kind: string) => {
    command.reset();
    if (kind === "acknowledge" || kind === "accept") give({ kind });
    else setAsking(kind);
  };
  return (
    <article className={frameOf(referral, printable)}>
      <p className="on-paper gate">
        Nothing of this referral was printed. Use the Print button on its page: it reminds you what is then on paper,
        and keeps a record of it.
      </p>
      <ReferralHeading referral={referral} onPrint={print} />
      {referral.glass && <GlassBanner id={referral.id} glass={referral.glass} />}
      {referral.form && <Alerts alerts={alertsOf(referral.form, referral.sender.name, new Date())} />}
      <TrackHeader track={referral.track} status={referral.status} />
      <NextStep
        referral={referral}
        sending={command.isPending}
        error={asking ? null : command.error}
        onCommand={choose}
      />
      <Batch referral={referral} />
      <div className={classes.columns}>
        <div>
          <Amendments amendments={referral.amendments} />
          {referral.form ? <FormSummary form={referral.form} /> : <Withheld referral={referral} mayOpen={mayOpen} />}
          {referral.form && !referral.glass && <FilesPart referral={referral} />}
          <NotesPart referral={referral} />
          <History entries={referral.history} />
        </div>
        <Facts referral={referral} />
      </div>
      <PrintedBy reader={reader} />
      <KeptWords value={kept.current}>
        <CommandDialog
          kind={asking}
          referral={referral}
          sending={command.isPending}
          error={command.error}
          onSend={give}
          onCancel={() => setAsking(undefined)}
        />
      </KeptWords>
    </article>
  );
}

/** What paper shows of it: nothing before the reminder, and nothing ever of what is read under broken glass. */
function frameOf({ form, glass }: ReferralDetail, printable: boolean): string | undefined {
  if (glass) return "no-print";
  return form && !printable ? "gated" : classes.paper;
}

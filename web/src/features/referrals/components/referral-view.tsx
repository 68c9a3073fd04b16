import { useState } from "react";
import { FormSummary } from "@/components/form-summary/form-summary";
import { TrackHeader } from "@/components/track/track";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { GlassBanner } from "../glass/glass-banner";
import { Withheld } from "../glass/withheld";
import { alertsOf, type CommandRequest } from "../model";
import { Alerts } from "./alerts";
import { Amendments } from "./amendments";
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

  const give = (request: CommandRequest) => command.mutate(request, { onSuccess: () => setAsking(undefined) });
  const choose = (kind: string) => {
    command.reset();
    if (kind === "acknowledge" || kind === "accept") give({ kind });
    else setAsking(kind);
  };
  return (
    <article className={referral.glass && "no-print"}>
      <ReferralHeading referral={referral} />
      {referral.glass && <GlassBanner id={referral.id} glass={referral.glass} />}
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
          {referral.form ? <FormSummary form={referral.form} /> : <Withheld referral={referral} mayOpen={mayOpen} />}
          {referral.form && !referral.glass && <FilesPart referral={referral} />}
          <NotesPart referral={referral} />
          <History entries={referral.history} />
        </div>
        <Facts referral={referral} />
      </div>
      <PrintedBy reader={reader} />
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

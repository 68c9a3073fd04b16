import { Modal } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { StuckRow } from "@/lib/api/gen/types.gen";
import { type ClockCommand, useReferralNow } from "../api/stuck";
import { ClockForm } from "./clock-form";
import { clockWords } from "./clock-words";

interface Props {
  row: StuckRow;
  kind: ClockCommand;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** Asks what a command about the clock needs, of the referral as it is now. */
export function ClockDialog({ row, kind, onDone, onClose }: Props) {
  const now = useReferralNow(row.id);
  return (
    <Modal opened onClose={onClose} title={`${clockWords[kind].label}: #${row.number}`} size={560}>
      {now.isPending && <Waiting rows={2} />}
      {now.isError && !now.data && <ProblemNotice error={now.error} onRetry={() => void now.refetch()} />}
      {now.data && !now.data.allowed_commands.includes(kind) && (
        <p>
          This cannot be done now: the referral has moved on since the list was loaded. {now.data.next_step.sentence}
        </p>
      )}
      {now.data?.allowed_commands.includes(kind) && (
        <ClockForm
          row={row}
          kind={kind}
          version={now.data.version}
          onDone={() => onDone(`#${row.number} ${clockWords[kind].done}`)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

import { Modal } from "@mantine/core";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { AssignForm } from "../forms/assign-form";
import { CloseForm } from "../forms/close-form";
import { ContactForm } from "../forms/contact-form";
import { DeclineForm } from "../forms/decline-form";
import { ExtendForm } from "../forms/extend-form";
import type { CommandFormProps } from "../forms/form-frame";
import { WordsForm } from "../forms/words-form";
import { isWordsKind } from "../model";

interface Props extends Omit<CommandFormProps, "label"> {
  kind: string | undefined;
  referral: ReferralDetail;
}

/** What a command asks for before it is given. */
export function CommandDialog({ kind, referral, ...form }: Props) {
  const { data: reference } = useReference();
  const label = reference?.commands.find((command) => command.code === kind)?.label ?? "";
  return (
    <Modal opened={kind !== undefined} onClose={form.onCancel} title={`${label}: #${referral.number}`} size={560}>
      {kind && <CommandForm kind={kind} referral={referral} label={label} {...form} />}
    </Modal>
  );
}

function CommandForm({ kind, referral, ...form }: CommandFormProps & { kind: string; referral: ReferralDetail }) {
  if (isWordsKind(kind)) return <WordsForm kind={kind} {...form} />;
  switch (kind) {
    case "decline":
      return <DeclineForm triesLeft={referral.tries_left} {...form} />;
    case "close":
      return <CloseForm issues={referral.issues} triesLeft={referral.tries_left} {...form} />;
    case "record-contact":
      return <ContactForm triesLeft={referral.tries_left} {...form} />;
    case "extend-clock":
      return <ExtendForm {...form} />;
    case "assign":
      return <AssignForm referral={referral.id} assigned={referral.assigned_to?.id} {...form} />;
    default:
      return null;
  }
}

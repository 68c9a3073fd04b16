import { Checkbox } from "@mantine/core";
import { FormSection } from "@/components/form/form-section";
import { ExtraQuestions } from "@/components/questions/extra-questions";
import { MisfitNotes } from "@/components/receivers/misfit-notes";
import { ReceiverChooser } from "@/components/receivers/receiver-chooser";
import type { DraftBody, OrganisationDetail } from "@/lib/api/gen/types.gen";
import { NextReceivers } from "./next-receivers";

interface Props {
  /** The one that a returned referral goes back to; undefined where receivers are chosen. */
  fixed: string | undefined;
  body: DraftBody;
  from: string;
  receivers: readonly OrganisationDetail[];
  next: readonly OrganisationDetail[];
  problemAt: (field: string) => string | undefined;
  onChange: (body: DraftBody) => void;
}

/** Who receives it, what they ask beyond the form, and who else hears of it (N16, N18, R12). */
export function ReceiversSection({ fixed, body, from, receivers, next, problemAt, onChange }: Props) {
  const home = body.form.client.address?.postcode ?? "";
  const questions = (
    <ExtraQuestions
      receivers={body.receivers}
      issues={body.form.need.issues}
      answers={body.form.answers}
      problemAt={problemAt}
      onChange={(answers) => onChange({ ...body, form: { ...body.form, answers } })}
    />
  );
  if (fixed)
    return (
      <FormSection id="receivers-section" title="Who receives it" description={`It is sent by ${from}.`}>
        <p>
          It goes back to <strong>{fixed}</strong>, who returned it. To send it to somebody else, forward it.
        </p>
        {questions}
      </FormSection>
    );
  return (
    <FormSection id="receivers-section" title="Who should receive it" description={`It is sent by ${from}.`}>
      <ReceiverChooser
        id="receivers"
        chosen={receivers}
        near={home}
        error={problemAt("receivers")}
        onChange={(ids) => onChange({ ...body, receivers: ids })}
      />
      <MisfitNotes receivers={receivers.map((one) => one.id)} />
      {receivers.length === 1 && (
        <NextReceivers
          chosen={next}
          near={home}
          error={problemAt("next_receivers")}
          onChange={(ids) => onChange({ ...body, next_receivers: ids })}
        />
      )}
      {questions}
      <Checkbox
        label="E-mail me too when it is sent, and when something happens"
        checked={body.copy_sender}
        onChange={(event) => onChange({ ...body, copy_sender: event.currentTarget.checked })}
      />
    </FormSection>
  );
}

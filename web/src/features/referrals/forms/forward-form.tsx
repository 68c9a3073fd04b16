import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { ConsentFields } from "@/components/consent/consent-fields";
import { ErrorSummary } from "@/components/errors/error-summary";
import { ExtraQuestions } from "@/components/questions/extra-questions";
import { MisfitNotes } from "@/components/receivers/misfit-notes";
import { ReceiverChooser } from "@/components/receivers/receiver-chooser";
import { refusalWords } from "@/components/states/problem-words";
import type { Answer, Consent, ReferralDetail, SentBatch } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChosenOrganisations } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { useForward } from "../api/forward";
import { LoopWarnings } from "../components/loop-warnings";

interface Props {
  referral: ReferralDetail;
  wording: string;
  onSent: (batch: SentBatch) => void;
}

/** Sends the client on: the text goes along as it is, the permission is asked afresh and names the new receivers (N31). */
export function ForwardForm({ referral, wording, onSent }: Props) {
  const [ids, setIds] = useState<string[]>([]);
  const [consent, setConsent] = useState<Consent>({ given: false, wording, why: "", to: [] });
  const [note, setNote] = useState("");
  const [answers, setAnswers] = useState<Answer[]>([]);
  const [attempt, setAttempt] = useState(0);
  const receivers = useChosenOrganisations(ids);
  const forward = useForward(referral.id);
  const problem = forward.error ? problemOf(forward.error) : undefined;
  const lacks = ids.length === 0 ? [{ field: "receivers", message: "Choose who should receive it" }] : [];
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (problem?.fields ?? []);
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (lacks.length > 0) return;
    const request = { version: referral.version, receivers: ids, consent, answers, ...(note.trim() ? { note } : {}) };
    forward.mutate(request, { onSuccess: onSent, onError: () => setAttempt((count) => count + 1) });
  };
  return (
    <form onSubmit={submit} noValidate style={{ maxWidth: "var(--form)" }}>
      <ErrorSummary
        errors={shown}
        attempt={attempt}
        message={problem && shown.length === 0 ? refusalWords(forward.error) : undefined}
      />
      <Stack gap="lg">
        <ReceiverChooser
          id="receivers"
          chosen={receivers}
          near={referral.form?.client.address?.postcode ?? ""}
          error={problemAt("receivers")}
          onChange={setIds}
        />
        <MisfitNotes receivers={ids} />
        <LoopWarnings referral={referral.id} chosen={ids} />
        <ExtraQuestions receivers={ids} issues={[]} answers={answers} problemAt={problemAt} onChange={setAnswers} />
        <ConsentFields
          value={consent}
          receivers={receivers}
          problemAt={problemAt}
          onChange={(change) => setConsent({ ...consent, ...change })}
        />
        <Textarea
          id="note"
          label="A first note (optional)"
          description="The text of the referral goes along unchanged. The receiver does not see where it came from."
          autosize
          minRows={3}
          value={note}
          error={problemAt("note")}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Buttons id={referral.id} busy={forward.isPending} />
      </Stack>
    </form>
  );
}

function Buttons({ id, busy }: { id: string; busy: boolean }) {
  return (
    <Group>
      <Button type="submit" loading={busy}>
        Forward it
      </Button>
      <Button component={Link} to={paths.referral(id)} variant="default">
        Cancel
      </Button>
    </Group>
  );
}

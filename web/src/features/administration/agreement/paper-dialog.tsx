import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { DateFields } from "@/components/form/date-fields";
import { refusalWords } from "@/components/states/problem-words";
import type { AgreementStanding } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { isoDate, noDate, type TypedDate } from "@/lib/uk";
import { useRecordAgreement } from "../api/agreement";

interface Props {
  standing: AgreementStanding;
  version: number;
  onDone: () => void;
  onClose: () => void;
}

/** Records that an organisation signed on paper, so that its lead need not accept on the screen. */
export function PaperDialog({ standing: { organisation }, version, onDone, onClose }: Props) {
  const [name, setName] = useState("");
  const [day, setDay] = useState(noDate);
  const [attempt, setAttempt] = useState(0);
  const record = useRecordAgreement();
  const on = isoDate(day);
  const lacks = [
    ...(name.trim() === "" ? [{ field: "signed_by", message: "Enter who signed for the organisation" }] : []),
    ...(on ? [] : [{ field: "signed_on", message: "Enter the day on the paper, such as 27 11 2026" }]),
  ];
  const refused = record.error ? problemOf(record.error) : undefined;
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (refused?.fields ?? []);
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!on || lacks.length > 0) return;
    record.mutate(
      { organisation_id: organisation.id, version, signed_by: name.trim(), signed_on: on },
      { onSuccess: onDone, onError: () => setAttempt(attempt + 2) },
    );
  };
  return (
    <Modal opened onClose={onClose} title={`${organisation.name} signed on paper`} size={560}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={shown}
          message={refused && shown.length === 0 ? refusalWords(record.error) : undefined}
        />
        <Stack gap="lg">
          <p>
            It counts as accepted at once, with your name. It cannot be taken back: record it only with version{" "}
            {version}, signed, before you.
          </p>
          <SignatureFields name={name} day={day} problemAt={problemAt} onName={setName} onDay={setDay} />
          <Group gap="sm">
            <Button type="submit" loading={record.isPending}>
              Record it
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  name: string;
  day: TypedDate;
  problemAt: (field: string) => string | undefined;
  onName: (name: string) => void;
  onDay: (day: TypedDate) => void;
}

function SignatureFields({ name, day, problemAt, onName, onDay }: FieldsProps) {
  return (
    <>
      <TextInput
        id="signed_by"
        label="Who signed for the organisation?"
        maxLength={120}
        value={name}
        error={problemAt("signed_by")}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <DateFields
        id="signed_on"
        legend="When?"
        hint="The day on the paper, such as 27 11 2026"
        value={day}
        error={problemAt("signed_on")}
        onChange={onDay}
      />
    </>
  );
}

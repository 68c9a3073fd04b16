import { Button, Group } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { NetworkAgreement } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { isoDate } from "@/lib/uk";
import { usePublishAgreement } from "../api/agreement";
import classes from "../components/administration.module.css";
import { PublishFields } from "./publish-fields";
import { consequences, lacking, startOf } from "./publish-model";
import { PublishPreview } from "./publish-preview";

interface Props {
  now: NetworkAgreement;
  onPublished: (version: number) => void;
  onCancel: () => void;
}

/** Writes the next version, and shows it and what it does to whom before it is published. */
export function PublishForm({ now, onPublished, onCancel }: Props) {
  const [form, setForm] = useState(() => startOf(now));
  const [attempt, setAttempt] = useState(0);
  const [looking, setLooking] = useState(false);
  const publish = usePublishAgreement();
  const latest = now.versions[0]?.version ?? 0;
  const lacks = lacking(form, latest === 0);
  const refused = publish.error ? problemOf(publish.error) : undefined;
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (refused?.fields ?? []);
  const from = isoDate(form.from);
  const look = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    publish.reset();
    setLooking(lacks.length === 0);
  };
  const refuse = () => {
    setLooking(false);
    setAttempt(attempt + 1);
  };
  if (looking && from)
    return (
      <PublishPreview
        form={form}
        meaning={consequences(now.organisations.length, from)}
        publishing={publish.isPending}
        onBack={() => setLooking(false)}
        onPublish={() =>
          publish.mutate(
            { ...form, from, seen: latest },
            { onSuccess: (after) => onPublished(after.versions[0]?.version ?? latest), onError: refuse },
          )
        }
      />
    );
  return (
    <form className={classes.form} onSubmit={look} noValidate aria-label="The next version">
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={refused && shown.length === 0 ? refusalWords(publish.error) : undefined}
      />
      <PublishFields
        form={form}
        first={latest === 0}
        problemAt={(field) => shown.find((one) => one.field === field)?.message}
        onChange={setForm}
      />
      <Group gap="sm" mt="lg">
        <Button type="submit">Look at it first</Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

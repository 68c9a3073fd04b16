import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { body } from "@/lib/api/client";
import { addChoice, changeChoice } from "@/lib/api/gen/sdk.gen";
import type { NetworkChoice } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChangeList } from "../api/lists";
import { groups, type ListName, listWords, missingIn, type TypedChoice } from "./list-words";

interface Props {
  list: ListName;
  /** The one that is renamed; none adds one. */
  choice?: NetworkChoice;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** Adds to a list, or changes what people read. What a choice means stays, so that old referrals keep their meaning. */
export function ChoiceDialog({ list, choice, onDone, onClose }: Props) {
  const [typed, setTyped] = useState({ label: choice?.label ?? "", group: choice?.group ?? "" });
  const [attempt, setAttempt] = useState(0);
  const save = useChangeList((to: TypedChoice) =>
    body(
      choice ? changeChoice({ path: { list, code: choice.code }, body: to }) : addChoice({ path: { list }, body: to }),
    ),
  );
  const missing = missingIn(list, typed);
  const refused = save.error ? problemOf(save.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const { one } = listWords[list];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    const said = choice
      ? `“${choice.label}” reads “${typed.label}” now, in old referrals too.`
      : `“${typed.label}” is offered now.`;
    save.mutate(typed, { onSuccess: () => onDone(said) });
  };
  return (
    <Modal opened onClose={onClose} title={choice ? `Rename “${choice.label}”` : `New ${one}`} size={560}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={shown}
          message={save.error && shown.length === 0 ? refusalWords(save.error) : undefined}
        />
        <Stack gap="lg">
          <Fields
            list={list}
            renames={choice !== undefined}
            typed={typed}
            problemAt={(field) => shown.find((problem) => problem.field === field)?.message}
            onChange={(part) => setTyped({ ...typed, ...part })}
          />
          <Group gap="sm">
            <Button type="submit" loading={save.isPending}>
              {choice ? "Rename" : "Add"}
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
  list: ListName;
  renames: boolean;
  typed: TypedChoice;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<TypedChoice>) => void;
}

function Fields({ list, renames, typed, problemAt, onChange }: FieldsProps) {
  const same =
    "Say the same thing better: referrals that use it change their words too. For another meaning, add a new one.";
  return (
    <>
      <TextInput
        id="label"
        label="What people read"
        description={renames ? same : undefined}
        autoComplete="off"
        maxLength={80}
        value={typed.label}
        error={problemAt("label")}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      {list === "issues" && (
        <TextInput
          id="group"
          label="Heading"
          description="Such as Money, or Home."
          autoComplete="off"
          maxLength={80}
          value={typed.group}
          error={problemAt("group")}
          onChange={(event) => onChange({ group: event.currentTarget.value })}
        />
      )}
      {list === "outcomes" && !renames && (
        <NativeSelect
          id="group"
          label="Did it help the client?"
          description="This cannot be changed later: results and reports count by it."
          data={[{ value: "", label: "Choose" }, ...groups]}
          value={typed.group}
          error={problemAt("group")}
          onChange={(event) => onChange({ group: event.currentTarget.value })}
        />
      )}
    </>
  );
}

import { Button, Group, Radio, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { atOwnFields, noProof, OwnCode, OwnPassword } from "@/components/again/again-fields";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { type FieldProblem, problemOf } from "@/lib/api/problem";
import { useReference } from "@/lib/api/reference";
import { useSecondFactor } from "@/lib/api/second-factor";
import { useBreakGlass } from "../api/glass";

/** What the form holds; whoever opens it keeps it, so that closing the window or a session that ends loses nothing. */
export const nothing = { reason: "", words: "", ...noProof };

const enough = 20;

interface Props {
  referral: string;
  typed: typeof nothing;
  onType: (typed: typeof nothing) => void;
  onCancel: () => void;
}

/** Why, in kind and in words, and once more that it is them. */
export function GlassForm({ referral, typed, onType, onCancel }: Props) {
  const [attempt, setAttempt] = useState(0);
  const factor = useSecondFactor().data;
  const open = useBreakGlass(referral);
  const missing = missingIn(typed, factor?.on ?? false);
  const refused = open.error ? atOwnFields(problemOf(open.error).fields) : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;
  const change = (part: Partial<typeof nothing>) => onType({ ...typed, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    open.mutate(typed, { onError: () => setAttempt((count) => count + 1) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={open.error && shown.length === 0 ? refusalWords(open.error) : undefined}
      />
      <Stack gap="lg">
        <p>
          You can read this one client’s details for 30 minutes. Both organisations are told at once that you did, and
          why. Each time you look is recorded.
        </p>
        <Reason value={typed.reason} error={problemAt("reason")} onChange={(reason) => change({ reason })} />
        <Textarea
          id="words"
          label="Why must you see them?"
          description="Both organisations read this. Do not name the client."
          autosize
          minRows={3}
          maxLength={4000}
          value={typed.words}
          error={problemAt("words")}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <Again typed={typed} withCode={factor?.on ?? false} problemAt={problemAt} onChange={change} />
        <Group gap="sm">
          <Button type="submit" loading={open.isPending}>
            Open for 30 minutes
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function missingIn({ reason, words, password, code }: typeof nothing, withCode: boolean): FieldProblem[] {
  return [
    ...(reason === "" ? [{ field: "reason", message: "Choose a reason" }] : []),
    ...(words.trim().length < enough ? [{ field: "words", message: "Write a sentence that says why" }] : []),
    ...(password === "" ? [{ field: "own-password", message: "Enter your password" }] : []),
    ...(withCode && code.trim() === "" ? [{ field: "own-code", message: "Enter the code" }] : []),
  ];
}

interface AgainProps {
  typed: typeof nothing;
  withCode: boolean;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<typeof nothing>) => void;
}

function Again({ typed, withCode, problemAt, onChange }: AgainProps) {
  return (
    <>
      <OwnPassword
        label="Your password, once more"
        value={typed.password}
        error={problemAt("own-password")}
        onChange={(password) => onChange({ password })}
      />
      {withCode && (
        <OwnCode
          label="Code from your app"
          description="Or a recovery code"
          value={typed.code}
          error={problemAt("own-code")}
          onChange={(code) => onChange({ code })}
        />
      )}
    </>
  );
}

function Reason(props: { value: string; error: string | undefined; onChange: (value: string) => void }) {
  const { data: reference } = useReference();
  return (
    <Radio.Group label="Reason" {...props}>
      <Stack gap={8} mt={4}>
        {reference?.glass_reasons.map((one, index) => (
          <Radio key={one.code} id={index === 0 ? "reason" : undefined} value={one.code} label={one.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

import { Button, Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FormSection } from "@/components/form/form-section";
import { refusalWords } from "@/components/states/problem-words";
import type { Policy } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useSetPolicy } from "../api/policy";
import classes from "../components/administration.module.css";
import { DaysFields, JoiningFields, SilenceField } from "./policy-fields";
import { acceptingSays, missingIn, requestOf, typedOf } from "./policy-model";

interface Props {
  policy: Policy;
  onSaved: (saved: boolean) => void;
}

/** Every rule with what it does and what it is by default. */
export function PolicyForm({ policy, onSaved }: Props) {
  const [typed, setTyped] = useState(() => typedOf(policy));
  const [attempt, setAttempt] = useState(0);
  const set = useSetPolicy();
  const missing = missingIn(typed);
  const refused = set.error ? problemOf(set.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const fields = {
    typed,
    policy,
    problemAt: (field: string) => shown.find((problem) => problem.field === field)?.message,
    onChange: (part: Partial<typeof typed>) => setTyped({ ...typed, ...part }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSaved(false);
    setAttempt(attempt + 1);
    if (missing.length === 0) set.mutate(requestOf(typed, policy), { onSuccess: () => onSaved(true) });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={set.error && shown.length === 0 ? refusalWords(set.error) : undefined}
      />
      <FormSection id="deadlines" title="Deadlines" description="In working days of the receiver's nation.">
        <DaysFields {...fields} />
      </FormSection>
      <FormSection id="ends" title="How a referral ends">
        <Checkbox
          label="Accepting closes"
          description={`${acceptingSays} Now: ${policy.accepting_closes ? "on" : "off"}. Default: off.`}
          checked={typed.accepting_closes}
          onChange={(event) => fields.onChange({ accepting_closes: event.currentTarget.checked })}
        />
        <SilenceField {...fields} />
      </FormSection>
      <FormSection id="joining" title="Joining the network">
        <JoiningFields {...fields} />
      </FormSection>
      <Button type="submit" loading={set.isPending}>
        Change the policy
      </Button>
    </form>
  );
}

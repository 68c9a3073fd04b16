import { Button, NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { roleWords } from "@/components/accounts/words";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FormSection } from "@/components/form/form-section";
import { ProblemNotice } from "@/components/states/problem-notice";
import { refusalWords } from "@/components/states/problem-words";
import { Waiting } from "@/components/states/waiting";
import type { SecondFactorPolicy } from "@/lib/api/gen/types.gen";
import { useSecondFactorPolicy, useSetSecondFactorPolicy } from "@/lib/api/second-factor";
import type { May } from "../model";

type Role = keyof SecondFactorPolicy;
type Rule = SecondFactorPolicy[Role];

const order: readonly Role[] = ["adviser", "lead", "coordinator", "auditor"];
const rules: readonly { value: Rule; label: string }[] = [
  { value: "off", label: "Off: a password is enough" },
  { value: "optional", label: "Optional: whoever wants one" },
  { value: "required", label: "Required: set up at the next sign-in" },
];

/** Who needs a second factor, one rule for each role. It can stand on any page of the administration. */
export function SecondFactorSection({ may }: { may: May }) {
  const kept = useSecondFactorPolicy();
  return (
    <FormSection
      id="second-factor"
      title="Second factor"
      description="A code from a telephone beside the password. Who has several roles is asked for the strictest."
    >
      {kept.isPending && <Waiting rows={4} label="Loading the rules" />}
      {kept.isError && <ProblemNotice error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.data && <PolicyForm kept={kept.data} mayChange={may("set-second-factor-policy")} />}
    </FormSection>
  );
}

function PolicyForm({ kept, mayChange }: { kept: SecondFactorPolicy; mayChange: boolean }) {
  const [policy, setPolicy] = useState(kept);
  const save = useSetSecondFactorPolicy();
  const ruleOf = (value: string) => rules.find((rule) => rule.value === value)?.value ?? "off";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(policy);
      }}
    >
      <Said>{save.isSuccess && "Saved. It holds from everybody’s next sign-in."}</Said>
      <ErrorSummary
        attempt={save.failureCount}
        errors={[]}
        message={save.error ? refusalWords(save.error) : undefined}
      />
      <Stack gap="lg">
        {order.map((role) => (
          <NativeSelect
            key={role}
            label={roleWords[role]}
            data={[...rules]}
            value={policy[role]}
            disabled={!mayChange}
            onChange={(event) => setPolicy({ ...policy, [role]: ruleOf(event.currentTarget.value) })}
          />
        ))}
        {mayChange && (
          <div>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

import { TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { setDeadlines } from "@/lib/api/gen/sdk.gen";
import type { DeadlinesBody, Managed } from "@/lib/api/gen/types.gen";
import { workingDayCount } from "@/lib/dates";
import { useManagePart } from "../api/manage";
import { SettingsForm } from "../components/settings-form";
import { deadlines, deadlinesOf, missingIn, typedDeadlines } from "./deadlines-model";

/** The organisation's own working days for each deadline. */
export function DeadlinesForm({ managed }: { managed: Managed }) {
  const [typed, setTyped] = useState(() => typedDeadlines(managed.deadlines));
  const seen = useRef(managed.versions.deadlines);
  const save = useManagePart<DeadlinesBody>(seen, "deadlines", (body) => setDeadlines({ body }));
  return (
    <SettingsForm
      label="Save the deadlines"
      saving={save.isPending}
      error={save.error}
      missing={missingIn(typed)}
      said={save.isSuccess ? "Saved. They hold for referrals sent from now on." : ""}
      onSave={() => save.mutate(deadlinesOf(typed))}
    >
      {(problemAt) =>
        deadlines.map(({ name, label }) => (
          <TextInput
            key={name}
            id={name}
            label={label}
            description={`Working days. Empty: the network’s, ${workingDayCount(managed.network_deadlines[name] ?? 0)}`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={2}
            styles={{ wrapper: { maxWidth: 120 } }}
            value={typed[name]}
            error={problemAt(name)}
            onChange={(event) => {
              setTyped({ ...typed, [name]: event.currentTarget.value });
              save.reset();
            }}
          />
        ))
      }
    </SettingsForm>
  );
}

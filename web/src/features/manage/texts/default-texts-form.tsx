import { Textarea } from "@mantine/core";
import { useState } from "react";
import { reasonTexts, supportTexts } from "@/components/form/need-texts";
import type { DefaultTexts } from "@/lib/api/gen/types.gen";
import { SettingsForm } from "../components/settings-form";
import { useSetDefaultTexts } from "./api";

const longest = 2000;

/** The default texts, one field for each section of the form that they are for. */
export function DefaultTextsForm({ kept }: { kept: DefaultTexts }) {
  const [typed, setTyped] = useState(kept);
  const save = useSetDefaultTexts();
  return (
    <SettingsForm
      label="Save the default texts"
      saving={save.isPending}
      error={save.error}
      missing={[]}
      said={save.isSuccess ? "Saved. Referrals begun from now on start with them." : ""}
      onSave={() => save.mutate(typed)}
    >
      {(problemAt) =>
        [...reasonTexts, ...supportTexts].map(({ field, label }) => (
          <Textarea
            key={field}
            id={field}
            label={label}
            autoComplete="off"
            autosize
            minRows={2}
            maxRows={12}
            maxLength={longest}
            value={typed[field]}
            error={problemAt(field)}
            onChange={(event) => {
              setTyped({ ...typed, [field]: event.currentTarget.value });
              save.reset();
            }}
          />
        ))
      }
    </SettingsForm>
  );
}

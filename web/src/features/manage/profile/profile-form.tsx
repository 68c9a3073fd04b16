import { useState } from "react";
import { FormSection } from "@/components/form/form-section";
import { saveProfile } from "@/lib/api/gen/sdk.gen";
import type { Managed, ProfileBody } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { useManage } from "../api/manage";
import { SettingsForm } from "../components/settings-form";
import { OpeningFields } from "./opening-fields";
import { ChecksField, ContactFields, ProfileText } from "./profile-fields";
import { missingIn, profileOf, type TypedProfile, typedProfile } from "./profile-model";

/** What the organisation says of itself in the directory (R11). */
export function ProfileForm({ managed }: { managed: Managed }) {
  const [typed, setTyped] = useState(() => typedProfile(managed.profile));
  const { data } = useReference();
  const save = useManage((body: ProfileBody) => saveProfile({ body }));
  const onChange = (part: Partial<TypedProfile>) => {
    setTyped({ ...typed, ...part });
    save.reset();
  };
  const said = save.isSuccess ? "Saved. Everybody in the network sees it now, and that it was checked today." : "";
  return (
    <SettingsForm
      label="Save the profile"
      saving={save.isPending}
      error={save.error}
      missing={missingIn(typed)}
      said={said}
      onSave={() => save.mutate(profileOf(typed))}
    >
      {(problemAt) => {
        const fields = { typed, problemAt, onChange };
        return (
          <>
            <FormSection id="help" title="Your help">
              <ProfileText
                {...fields}
                name="summary"
                label="What you do"
                description="One or two sentences"
                most={500}
              />
              <ProfileText {...fields} name="criteria" label="Whom you help" most={2000} />
              <ChecksField
                id="issues"
                label="You help with"
                choices={data?.issues ?? []}
                value={typed.issues}
                error={problemAt("issues")}
                onChange={(issues) => onChange({ issues })}
              />
              <ProfileText
                {...fields}
                name="areas"
                label="Areas"
                description="Towns or districts, one a line"
                most={2000}
              />
              <ProfileText {...fields} name="waiting" label="How long clients wait" most={200} />
            </FormSection>
            <FormSection id="getting-there" title="Getting to you">
              <OpeningFields
                opening={typed.opening}
                error={problemAt("opening")}
                onChange={(opening) => onChange({ opening })}
              />
              <ChecksField
                id="access"
                label="Access"
                choices={data?.access ?? []}
                value={typed.access}
                error={problemAt("access")}
                onChange={(access) => onChange({ access })}
              />
              <ProfileText {...fields} name="languages" label="Languages and interpreters" most={500} />
            </FormSection>
            <FormSection id="contact" title="Contact">
              <ContactFields {...fields} />
            </FormSection>
          </>
        );
      }}
    </SettingsForm>
  );
}

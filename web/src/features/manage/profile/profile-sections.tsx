import { TypeField } from "@/components/form/type-field";
import { useReference } from "@/lib/api/reference";
import { OfficeFields } from "./office-fields";
import { OpeningFields } from "./opening-fields";
import { ChecksField, type ProfileProps, ProfileText } from "./profile-fields";

/** What the organisation does, for whom and where. */
export function HelpFields(fields: ProfileProps) {
  const { data } = useReference();
  const { typed, problemAt, onChange } = fields;
  return (
    <>
      <ProfileText {...fields} name="summary" label="What you do" description="One or two sentences" most={500} />
      <TypeField
        label="Kind of organisation"
        value={typed.type}
        error={problemAt("type")}
        onChange={(type) => onChange({ type })}
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
      <ProfileText {...fields} name="areas" label="Areas" description="Towns or districts, one a line" most={2000} />
      <ProfileText {...fields} name="waiting" label="How long clients wait" most={200} />
    </>
  );
}

/** When it is open, and what decides whether a client can get there. */
export function VisitFields(fields: ProfileProps) {
  const { data } = useReference();
  const { typed, problemAt, onChange } = fields;
  return (
    <>
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
      <OfficeFields {...fields} />
      <ProfileText {...fields} name="languages" label="Languages and interpreters" most={500} />
    </>
  );
}

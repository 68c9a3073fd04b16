import { type RefObject, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { FormSection } from "@/components/form/form-section";
import { saveProfile } from "@/lib/api/gen/sdk.gen";
import type { Managed, ProfileBody } from "@/lib/api/gen/types.gen";
import { useManagePart } from "../api/manage";
import { SettingsForm } from "../components/settings-form";
import { ContactFields } from "./profile-fields";
import { missingIn, profileOf, type TypedProfile, typedProfile } from "./profile-model";
import { HelpFields, VisitFields } from "./profile-sections";

interface Props {
  managed: Managed;
  /** The version that the person began from. */
  seen: RefObject<number>;
}

/** What the organisation says of itself in the directory (R11). */
export function ProfileForm({ managed, seen }: Props) {
  const [typed, setTyped] = useState(() => typedProfile(managed.profile));
  const save = useManagePart<ProfileBody>(seen, "profile", (body) => saveProfile({ body }));
  useShown(useLocation().hash);
  const onChange = (part: Partial<TypedProfile>) => {
    setTyped({ ...typed, ...part });
    save.reset();
  };
  return (
    <SettingsForm
      label="Save the profile"
      saving={save.isPending}
      error={save.error}
      missing={missingIn(typed)}
      said={save.isSuccess ? "Saved. Everybody in the network sees it now, and that it was checked today." : ""}
      onSave={() => save.mutate(profileOf(typed))}
    >
      {(problemAt) => {
        const fields = { typed, problemAt, onChange };
        return (
          <>
            <FormSection id="help" title="Your help">
              <HelpFields {...fields} />
            </FormSection>
            <FormSection id="visit" title="Getting to you">
              <VisitFields {...fields} />
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

/** Leads to the field that the address names, such as the one that a suggestion is about. */
function useShown(hash: string) {
  useEffect(() => {
    const field = document.getElementById(hash.slice(1));
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }, [hash]);
}

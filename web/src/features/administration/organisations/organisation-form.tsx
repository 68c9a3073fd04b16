import { Button, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FormSection } from "@/components/form/form-section";
import { refusalWords } from "@/components/states/problem-words";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useCreateOrganisation } from "../api/organisations";
import classes from "../components/administration.module.css";
import { ContactFields, ProfileFields, TimeFields } from "./organisation-fields";
import { missingIn, type NewOrganisation, noOrganisation, requestOf } from "./organisation-model";

/** What the network must know of an organisation, and what helps others to refer to it. */
export function OrganisationForm({ onMade }: { onMade: (organisation: OrganisationDetail) => void }) {
  const [one, setOne] = useState(noOrganisation);
  const [attempt, setAttempt] = useState(0);
  const create = useCreateOrganisation();
  const missing = missingIn(one);
  const refused = create.error ? problemOf(create.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const fields = {
    one,
    problemAt: (field: string) => shown.find((problem) => problem.field === field)?.message,
    onChange: (part: Partial<NewOrganisation>) => setOne({ ...one, ...part }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) create.mutate(requestOf(one), { onSuccess: onMade });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={create.error && shown.length === 0 ? refusalWords(create.error) : undefined}
      />
      <FormSection id="contact" title="Name and contact">
        <ContactFields {...fields} />
      </FormSection>
      <FormSection id="profile" title="In the directory" description="Its lead can be asked for these later.">
        <ProfileFields {...fields} />
      </FormSection>
      <FormSection
        id="time"
        title="Its own deadlines"
        description="In working days. Leave them empty to use the network's."
      >
        <TimeFields {...fields} />
      </FormSection>
      <Stack align="start">
        <Button type="submit" loading={create.isPending}>
          Add the organisation
        </Button>
      </Stack>
    </form>
  );
}

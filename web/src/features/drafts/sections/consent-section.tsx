import { ConsentFields } from "@/components/consent/consent-fields";
import { FormSection } from "@/components/form/form-section";
import type { Consent, OrganisationDetail } from "@/lib/api/gen/types.gen";
import type { SectionProps } from "./section-props";

/** The client's permission, which names every receiver. */
export function ConsentSection({
  receivers,
  ...fields
}: SectionProps<Consent> & { receivers: readonly OrganisationDetail[] }) {
  return (
    <FormSection id="consent" title="Permission to share">
      <ConsentFields {...fields} receivers={receivers} />
    </FormSection>
  );
}

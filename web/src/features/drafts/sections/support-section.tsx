import { FormSection } from "@/components/form/form-section";
import { supportTexts } from "@/components/form/need-texts";
import type { Need } from "@/lib/api/gen/types.gen";
import type { SectionProps } from "./section-props";
import { Story } from "./text-fields";

/** Risks, needs, and what others do (N11, N12). */
export function SupportSection({ value, onChange, problemAt }: SectionProps<Need>) {
  return (
    <FormSection id="support" title="Risks, needs and others">
      {supportTexts.map(({ field, ...texts }) => (
        <Story
          key={field}
          id={`need.${field}`}
          {...texts}
          value={value[field]}
          error={problemAt(`need.${field}`)}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
    </FormSection>
  );
}

import { FormSection } from "@/components/form/form-section";
import type { Need } from "@/lib/api/gen/types.gen";
import type { SectionProps } from "./section-props";
import { Story } from "./text-fields";

type Told = "risks" | "support" | "others_involved" | "other_referrals" | "still_doing";

const stories: { field: Told; label: string; description?: string }[] = [
  {
    field: "risks",
    label: "Risks posed by or to the client",
    description: "Shown at the top of the referral, before anything else.",
  },
  { field: "support", label: "Needs and supporting information" },
  {
    field: "others_involved",
    label: "Who else is involved?",
    description: "Other organisations, social workers, family.",
  },
  { field: "other_referrals", label: "Which other referrals have been made?" },
  { field: "still_doing", label: "What are you still doing for them?" },
];

/** Risks, needs, and what others do (N11, N12). */
export function SupportSection({ value, onChange, problemAt }: SectionProps<Need>) {
  return (
    <FormSection id="support" title="Risks, needs and others">
      {stories.map(({ field, ...texts }) => (
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

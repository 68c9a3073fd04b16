import type { DefaultTexts } from "@/lib/api/gen/types.gen";

interface NeedText {
  field: keyof DefaultTexts;
  label: string;
  description?: string;
}

/** The sections for free text about why a client is referred, as the form asks for them (N10). */
export const reasonTexts: readonly NeedText[] = [
  { field: "reason", label: "Why are you referring them, and what happened?" },
  { field: "wanted", label: "What does the client want to achieve?" },
];

/** Those about risks, needs, and what others do (N11, N12). */
export const supportTexts: readonly NeedText[] = [
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

import { SuggestionSettings } from "@/features/manage/suggestions/suggestion-settings";

/** What readers suggest about the own organisation's profile. */
export function Component() {
  return <SuggestionSettings />;
}

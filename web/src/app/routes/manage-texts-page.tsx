import { DefaultTextsSettings } from "@/features/manage/texts/default-texts-settings";

/** What the organisation's new referrals start with. */
export function Component() {
  return <DefaultTextsSettings />;
}

import { AcceptingSettings } from "@/features/manage/accepting/accepting-settings";

/** Whether the organisation takes referrals. */
export function Component() {
  return <AcceptingSettings />;
}

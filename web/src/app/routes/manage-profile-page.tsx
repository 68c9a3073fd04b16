import { ProfileSettings } from "@/features/manage/profile/profile-settings";

/** What the organisation says of itself. */
export function Component() {
  return <ProfileSettings />;
}

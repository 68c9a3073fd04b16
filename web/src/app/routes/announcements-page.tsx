import { AnnouncementsPage } from "@/features/administration/announcements/announcements-page";
import { useMay } from "../use-may";

/** What coordinators tell everybody. */
export function Component() {
  return <AnnouncementsPage may={useMay()} />;
}

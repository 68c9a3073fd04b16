import { DeadlineSettings } from "@/features/manage/deadlines/deadline-settings";

/** The organisation's own deadlines and closure days. */
export function Component() {
  return <DeadlineSettings />;
}

import { CalendarsPage } from "@/features/administration/calendar/calendars-page";
import { useMay } from "../use-may";

/** The bank holidays that deadlines go by. */
export function Component() {
  return <CalendarsPage may={useMay()} />;
}

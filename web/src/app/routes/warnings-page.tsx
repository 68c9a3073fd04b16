import { Warnings } from "@/features/administration/warnings/warnings";

/** What does not go as it should. */
export function Component() {
  return <Warnings />;
}

import { Applications } from "@/features/administration/applications/applications";

/** Organisations that ask to join. */
export function Component() {
  return <Applications />;
}

import { NewOrganisation } from "@/features/administration/organisations/new-organisation";

/** A new member of the network. */
export function Component() {
  return <NewOrganisation />;
}

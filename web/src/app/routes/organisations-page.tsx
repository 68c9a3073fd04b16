import { Organisations } from "@/features/administration/organisations/organisations";
import { useMay } from "../use-may";

/** The members of the network. */
export function Component() {
  return <Organisations may={useMay()} />;
}

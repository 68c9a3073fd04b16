import { People } from "@/features/administration/people/people";
import { useMay } from "../use-may";

/** Everybody's accounts. */
export function Component() {
  return <People may={useMay()} />;
}

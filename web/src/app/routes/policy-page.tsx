import { PolicyPage } from "@/features/administration/policy/policy-page";
import { useMay } from "../use-may";

/** The network's own rules. */
export function Component() {
  return <PolicyPage may={useMay()} />;
}

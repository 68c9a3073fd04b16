import { Audit } from "@/features/audit/components/audit";

/** Who did what, when, in the network. */
export function Component() {
  return <Audit ofNetwork />;
}

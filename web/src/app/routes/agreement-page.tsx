import { NetworkAgreementPage } from "@/features/administration/agreement/agreement-page";
import { useMay } from "../use-may";

/** The data-sharing agreement, for the network's people. */
export function Component() {
  return <NetworkAgreementPage may={useMay()} />;
}

import { AgreementSettings } from "@/features/manage/agreement/agreement-settings";

/** The data-sharing agreement, for the leads of an organisation. */
export function Component() {
  return <AgreementSettings />;
}

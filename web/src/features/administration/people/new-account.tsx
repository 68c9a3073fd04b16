import { NewAccountPage } from "@/components/accounts/new-account-page";
import { paths } from "@/lib/paths";

/** A new account in any organisation, or of the network. */
export function NewAccount() {
  return <NewAccountPage back={paths.users} />;
}

import { useParams } from "react-router";
import { NewAccountPage } from "@/components/accounts/new-account-page";
import { paths } from "@/lib/paths";

/** A new account in one organisation, for a coordinator. */
export function Component() {
  const { id = "" } = useParams();
  return <NewAccountPage organisation={id} back={paths.staffOf(id)} />;
}

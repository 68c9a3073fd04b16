import { NewAccountPage } from "@/components/accounts/new-account-page";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useSession } from "@/features/session/api/session";
import { paths } from "@/lib/paths";
import { useMay } from "../use-may";

/** A new account in the organisation that a lead acts for. */
export function Component() {
  const may = useMay();
  const own = useSession().data?.acting_for.organisation;
  if (!own || !may("create-user")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return <NewAccountPage key={own.id} organisation={own.id} back={paths.staff} />;
}

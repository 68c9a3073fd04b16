import { ProblemNotice } from "@/components/states/problem-notice";
import { useSession } from "@/features/session/api/session";
import { Staff } from "@/features/staff/components/staff";
import { paths } from "@/lib/paths";
import { useMay } from "../use-may";

/** The people of the organisation that a lead acts for. */
export function Component() {
  const may = useMay();
  const own = useSession().data?.acting_for.organisation;
  if (!own || !may("list-people")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return <Staff key={own.id} organisation={own} may={may} newAccount={paths.newStaff} />;
}

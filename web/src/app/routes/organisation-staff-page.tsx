import { useParams } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { Staff } from "@/features/staff/components/staff";
import { useOrganisation } from "@/lib/api/organisation";
import { paths } from "@/lib/paths";
import { useMay } from "../use-may";

/** The people of any organisation, for the network. */
export function Component() {
  const { id = "" } = useParams();
  const may = useMay();
  const { data, error, refetch } = useOrganisation(id);
  if (error) return <ProblemNotice error={error} level={1} onRetry={() => void refetch()} />;
  if (!data) return <Waiting label="Loading people" />;
  return <Staff organisation={data} may={may} newAccount={paths.newStaffOf(id)} />;
}

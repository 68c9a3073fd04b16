import { ProblemNotice } from "@/components/states/problem-notice";
import { Audit } from "@/features/audit/components/audit";
import { useMay } from "../use-may";

/** Who did what, when, in the own organisation. */
export function Component() {
  const may = useMay();
  if (!may("list-audit")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return <Audit ofNetwork={false} />;
}

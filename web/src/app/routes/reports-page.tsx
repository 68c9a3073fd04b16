import { ProblemNotice } from "@/components/states/problem-notice";
import { Reports } from "@/features/reports/components/reports";
import { useMay } from "../use-may";

/** The figures of an organisation or of the network, for those who may see them. */
export function Component() {
  const may = useMay();
  return may("report") ? <Reports /> : <ProblemNotice error={{ status: 403 }} level={1} />;
}

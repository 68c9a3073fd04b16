import { ProblemNotice } from "@/components/states/problem-notice";
import { Told } from "@/features/told/components/told";
import { useMay } from "../use-may";

/** What receivers told the organisation. */
export function Component() {
  const may = useMay();
  return may("list-told") ? <Told /> : <ProblemNotice error={{ status: 403 }} level={1} />;
}

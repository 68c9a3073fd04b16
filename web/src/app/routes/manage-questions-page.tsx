import { ProblemNotice } from "@/components/states/problem-notice";
import { Questions } from "@/features/questions/components/questions";
import { useMay } from "../use-may";

/** What the own organisation asks beside the form. */
export function Component() {
  const may = useMay();
  if (!may("list-questions")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return <Questions aboutIssues={false} mayChange={may("add-question")} />;
}

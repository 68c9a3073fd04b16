import { Questions } from "@/features/questions/components/questions";
import { useMay } from "../use-may";

/** What the network asks about issues. */
export function Component() {
  return <Questions aboutIssues mayChange={useMay()("add-question")} />;
}

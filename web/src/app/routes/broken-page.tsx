import { useRouteError } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";

/** A page that could not be drawn or fetched; reloading also picks up a new release. */
export function BrokenPage() {
  const error = useRouteError();
  return (
    <main style={{ padding: 32 }}>
      <ProblemNotice error={error} level={1} onRetry={() => window.location.reload()} />
    </main>
  );
}

import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDashboard } from "@/features/dashboard/api/dashboard";
import { Dashboard } from "@/features/dashboard/components/dashboard";

/** The first page of a day. */
export function Component() {
  const dashboard = useDashboard();
  return (
    <>
      <PageHeading title="Dashboard" />
      {dashboard.isPending && <Waiting rows={6} />}
      {dashboard.isError && !dashboard.data && (
        <ProblemNotice error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
      {dashboard.data && <Dashboard data={dashboard.data} />}
    </>
  );
}

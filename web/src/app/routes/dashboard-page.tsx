import { Navigate } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDashboard, useWhose, type Whose } from "@/features/dashboard/api/dashboard";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { WhoseSwitch } from "@/features/dashboard/components/whose-switch";
import { FirstDay } from "@/features/help/components/first-day";
import { FirstSteps } from "@/features/manage/components/first-steps";
import { paths } from "@/lib/paths";
import { useMay } from "../use-may";

/** The first page of a day: for those who look after the network that is its administration. */
export function Component() {
  const may = useMay();
  return may("dashboard") ? <OwnDashboard /> : <Navigate to={paths.administration} replace />;
}

const leads: Record<Whose, string> = {
  me: "What is assigned to you, and what you sent.",
  organisation: "Everything your organisation received and sent.",
};

function OwnDashboard() {
  const [whose, choose] = useWhose();
  const may = useMay();
  const { scene, ...dashboard } = useDashboard(whose);
  return (
    <>
      <PageHeading title="Dashboard" lead={leads[whose]} actions={<WhoseSwitch whose={whose} onChange={choose} />} />
      {may("save-profile") && <FirstSteps />}
      <FirstDay />
      {dashboard.isPending && <Waiting rows={6} />}
      {dashboard.isError && !dashboard.data && (
        <ProblemNotice error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
      {dashboard.data && <Dashboard data={dashboard.data} whose={whose} scene={scene} />}
    </>
  );
}

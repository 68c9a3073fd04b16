import { Outlet } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { FirstSteps } from "@/features/manage/components/first-steps";
import { ManageLinks } from "@/features/manage/components/manage-links";
import { useMay } from "../use-may";

/** The organisation that the reader acts for, for those who look after it. */
export function Component() {
  const may = useMay();
  if (!may("managed-organisation")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return (
    <>
      <ManageLinks may={may} />
      <FirstSteps />
      <Outlet />
    </>
  );
}

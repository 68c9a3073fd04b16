import { Outlet } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { AdministrationLinks } from "@/features/administration/components/administration-links";
import { useMay } from "../use-may";

/** The administration of the network, for those who may use it. */
export function Component() {
  const may = useMay();
  if (!may("list-stuck")) return <ProblemNotice error={{ status: 403 }} level={1} />;
  return (
    <>
      <AdministrationLinks may={may} />
      <Outlet />
    </>
  );
}

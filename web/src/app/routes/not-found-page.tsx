import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHeading title="Not found" />
      <ProblemNotice error={{ status: 404 }} />
    </>
  );
}

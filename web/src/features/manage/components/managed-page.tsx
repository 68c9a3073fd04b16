import type { ReactNode } from "react";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { Managed } from "@/lib/api/gen/types.gen";
import { useManaged } from "../api/manage";

interface Props {
  title: string;
  lead: string;
  may: (managed: Managed) => boolean;
  /** Who else could do it, for those who may not. */
  whoMay: string;
  children: (managed: Managed) => ReactNode;
}

/** A page about the own organisation, or why the reader cannot use it. */
export function ManagedPage({ title, lead, may, whoMay, children }: Props) {
  const query = useManaged();
  if (query.isPending) return <Waiting label="Loading your organisation" />;
  if (!query.data) return <ProblemNotice error={query.error} level={1} onRetry={() => void query.refetch()} />;
  const managed = query.data;
  return (
    <>
      <PageHeading title={title} lead={lead} />
      {may(managed) ? children(managed) : <EmptyNotice title="You cannot change this">{whoMay}</EmptyNotice>}
    </>
  );
}

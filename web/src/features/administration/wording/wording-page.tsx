import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useWordings } from "../api/wording";
import type { May } from "../model";
import { WordingSection } from "./wording-section";
import { isWordingKind } from "./wording-words";

/** The texts that the network writes itself: coordinators change them, auditors read them (R17). */
export function WordingPage({ may }: { may: May }) {
  const query = useWordings();
  return (
    <>
      <PageHeading
        title="Wording"
        lead="What people read, in your network's own words. A change holds at once, and every version is kept."
      />
      {query.isPending && <Waiting rows={6} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.map(
        ({ kind, versions }) =>
          isWordingKind(kind) && (
            <WordingSection key={kind} kind={kind} versions={versions} mayChange={may("set-wording")} />
          ),
      )}
    </>
  );
}

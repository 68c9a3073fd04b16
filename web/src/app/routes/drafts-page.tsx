import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDrafts } from "@/features/drafts/api/drafts";
import { DraftList } from "@/features/drafts/components/draft-list";

/** Referrals that were begun and not sent. */
export function Component() {
  const drafts = useDrafts();
  return (
    <>
      <PageHeading
        title="Drafts"
        lead="Begun, and not sent yet. A draft is kept for 30 days after it was last saved, then removed with its files."
      />
      {drafts.isPending && <Waiting rows={3} />}
      {drafts.isError && !drafts.data && <ProblemNotice error={drafts.error} onRetry={() => void drafts.refetch()} />}
      {drafts.data && <DraftList rows={drafts.data.items} />}
    </>
  );
}

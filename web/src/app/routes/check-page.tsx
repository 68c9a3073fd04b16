import { useParams } from "react-router";
import { AgreementBarrier } from "@/components/agreement/agreement-barrier";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDraft } from "@/features/drafts/api/drafts";
import { CheckAmendment } from "@/features/drafts/components/check-amendment";
import { CheckAnswers } from "@/features/drafts/components/check-answers";

/** Reading it all once more before it is sent. */
export function Component() {
  const { id } = useParams();
  const draft = useDraft(id);
  if (draft.data?.amends) return <CheckAmendment draft={draft.data} amends={draft.data.amends} />;
  if (draft.data)
    return (
      <>
        <AgreementBarrier />
        <CheckAnswers draft={draft.data} />
      </>
    );
  if (draft.isPending) return <Waiting rows={5} />;
  return <ProblemNotice error={draft.error} level={1} onRetry={() => void draft.refetch()} />;
}

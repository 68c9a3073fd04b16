import { useState } from "react";
import { useParams } from "react-router";
import { AgreementBarrier } from "@/components/agreement/agreement-barrier";
import { PageHeading } from "@/components/layout/page-heading";
import { SentBatch } from "@/components/sent-batch/sent-batch";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useReferral } from "@/features/referrals/api/referral";
import { ForwardForm } from "@/features/referrals/forms/forward-form";
import type { SentBatch as Batch } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";

/** Sending a client on to another organisation. */
export function Component() {
  const { id = "" } = useParams();
  const referral = useReferral(id);
  const reference = useReference();
  const [batch, setBatch] = useState<Batch>();
  const failed = referral.error ?? reference.error;

  if (batch) return <SentBatch batch={batch} />;
  if (failed) return <ProblemNotice error={failed} level={1} onRetry={() => void referral.refetch()} />;
  if (!referral.data || !reference.data) return <Waiting rows={4} />;
  return (
    <>
      <PageHeading
        title={`Forward #${referral.data.number}`}
        lead={`${referral.data.client_name ?? "The client"} is referred to somebody else, with a new number.`}
      />
      <AgreementBarrier />
      <ForwardForm referral={referral.data} wording={reference.data.consent} onSent={setBatch} />
    </>
  );
}

import { useParams } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useReferral } from "@/features/referrals/api/referral";
import { ReferralView } from "@/features/referrals/components/referral-view";

/** One referral. */
export function Component() {
  const { id = "" } = useParams();
  const referral = useReferral(id);
  if (referral.data) return <ReferralView key={id} referral={referral.data} />;
  if (referral.isPending) return <Waiting rows={5} />;
  return <ProblemNotice error={referral.error} level={1} onRetry={() => void referral.refetch()} />;
}

import { useParams } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useReferral } from "@/features/referrals/api/referral";
import { ReferralView } from "@/features/referrals/components/referral-view";
import { useSession } from "@/features/session/api/session";
import { useMay } from "../use-may";

/** One referral. */
export function Component() {
  const { id = "" } = useParams();
  const may = useMay();
  const referral = useReferral(id);
  const session = useSession().data;
  const reader = [session?.user.name, session?.acting_for.organisation?.name].filter(Boolean).join(", ");
  if (referral.data)
    return <ReferralView key={id} referral={referral.data} reader={reader} mayOpen={may("break-glass")} />;
  if (referral.isPending) return <Waiting rows={5} />;
  return <ProblemNotice error={referral.error} level={1} onRetry={() => void referral.refetch()} />;
}

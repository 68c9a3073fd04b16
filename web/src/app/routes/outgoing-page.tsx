import { ReferralList } from "@/features/referral-list/components/referral-list";

/** Referrals sent. */
export function Component() {
  return <ReferralList key="outgoing" box="outgoing" />;
}

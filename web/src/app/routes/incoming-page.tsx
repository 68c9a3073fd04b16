import { ReferralList } from "@/features/referral-list/components/referral-list";

/** Referrals received. */
export function Component() {
  return <ReferralList key="incoming" box="incoming" />;
}

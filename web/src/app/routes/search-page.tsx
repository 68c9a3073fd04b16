import { Search } from "@/features/search/components/search";

/** All referrals, by anything that is known of them. */
export function Component() {
  return <Search />;
}

import { Account } from "@/features/account/components/account";
import { useSession } from "@/features/session/api/session";

/** One's own account. */
export function Component() {
  const { data } = useSession();
  return <Account minLength={data?.network.password_min_length ?? 8} />;
}

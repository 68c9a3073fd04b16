import { Account } from "@/features/account/components/account";
import { useSession } from "@/features/session/api/session";
import { useMay } from "../use-may";

/** One's own account. */
export function Component() {
  const { data } = useSession();
  const may = useMay();
  return <Account minLength={data?.network.password_min_length ?? 8} lead={may("digests")} />;
}

import { useParams } from "react-router";
import { Profile } from "@/features/directory/components/profile";
import { useSession } from "@/features/session/api/session";

/** One organisation. */
export function Component() {
  const { id = "" } = useParams();
  const session = useSession();
  return <Profile key={id} id={id} maySend={session.data?.permissions.includes("create-draft") ?? false} />;
}

import { useParams } from "react-router";
import { Profile } from "@/features/directory/components/profile";
import { useSession } from "@/features/session/api/session";
import { useMay } from "../use-may";

/** One organisation. */
export function Component() {
  const { id = "" } = useParams();
  const { data } = useSession();
  const may = useMay();
  const decides = data?.acting_for.organisation ? "own" : "all";
  return (
    <Profile
      key={id}
      id={id}
      maySend={may("create-draft")}
      mayType={may("type-organisation")}
      mayPublish={may("publish-organisation") ? decides : undefined}
      mayFavour={may("add-favourite")}
      maySuggest={may("suggest-change")}
    />
  );
}

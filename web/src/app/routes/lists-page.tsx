import { ListsPage } from "@/features/administration/lists/lists-page";
import { useMay } from "../use-may";

/** The lists that the network decides. */
export function Component() {
  return <ListsPage may={useMay()} />;
}

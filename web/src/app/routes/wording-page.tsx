import { WordingPage } from "@/features/administration/wording/wording-page";
import { useMay } from "../use-may";

/** The texts that the network writes itself. */
export function Component() {
  return <WordingPage may={useMay()} />;
}

import { LettersPage } from "@/features/administration/letters/letters-page";
import { useMay } from "../use-may";

/** What the network says around its letters. */
export function Component() {
  return <LettersPage may={useMay()} />;
}

import { Emails } from "@/features/administration/emails/emails";
import { useMay } from "../use-may";

/** Every e-mail and what became of it. */
export function Component() {
  return <Emails may={useMay()} />;
}

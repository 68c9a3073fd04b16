import { Stuck } from "@/features/administration/stuck/stuck";
import { useMay } from "../use-may";

/** Referrals that nobody answered. */
export function Component() {
  return <Stuck may={useMay()} />;
}

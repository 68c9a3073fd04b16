import { useManaged } from "@/features/manage/api/manage";
import { paths } from "@/lib/paths";
import { useMay } from "../use-may";

/** The first page of the own organisation that the person may use: all of it for leads, for some advisers the switch (N37, N39). */
export function useManages(): string | undefined {
  const may = useMay();
  const isLead = may("save-profile");
  const managed = useManaged(may("managed-organisation") && !isLead);
  if (isLead) return paths.manageProfile;
  return managed.data?.may_switch ? paths.manageAccepting : undefined;
}

import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { auditCheck, networkWarnings } from "@/lib/api/gen/sdk.gen";

/** What those who look after the network must attend to. */
export function useWarnings() {
  return useQuery({ queryKey: ["warnings"], queryFn: () => body(networkWarnings()) });
}

/** Whether the audit was whole when it was last checked. */
export function useLastAuditCheck() {
  return useQuery({ queryKey: ["audit", "check"], queryFn: () => body(auditCheck()) });
}

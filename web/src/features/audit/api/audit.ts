import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { auditCheck, checkAudit, exportAudit, listAudit } from "@/lib/api/gen/sdk.gen";
import type { AuditCheck } from "@/lib/api/gen/types.gen";
import { save } from "@/lib/save";
import { type AuditFilter, questionOf } from "../model";

const pageSize = 50;
const soon = 1_000;
const checkKey = ["audit", "check"] as const;

/** Entries of the audit, the latest first. What is looked for may be a name, so it travels in a body. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ["audit", "list", filter],
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: pageSize, ...(pageParam !== "" && { cursor: pageParam }) };
      return body(listAudit({ body: { ...questionOf(filter), ...page }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** Takes every entry that is found out as a file. */
export function useExportAudit() {
  return useMutation({
    mutationFn: async (filter: AuditFilter) =>
      save(await body(exportAudit({ body: questionOf(filter), parseAs: "blob" })), "audit.csv"),
  });
}

/** When the audit was last found whole; asked for again while it is being checked. */
export function useAuditCheck() {
  return useQuery({
    queryKey: checkKey,
    queryFn: () => body(auditCheck()),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? soon : false),
  });
}

export function useCheckAudit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(checkAudit()),
    onSuccess: (begun: AuditCheck) => client.setQueryData(checkKey, begun),
  });
}

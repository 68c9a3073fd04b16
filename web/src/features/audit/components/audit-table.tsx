import { Button } from "@mantine/core";
import { WhenText } from "@/components/dates/when-text";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { AuditEntry } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { useAudit } from "../api/audit";
import classes from "./audit.module.css";

/** The entries found, one sentence each. */
export function AuditTable({ query, onClear }: { query: ReturnType<typeof useAudit>; onClear: () => void }) {
  if (query.isPending) return <Waiting rows={6} label="Loading the audit" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyNotice
        title="Nothing found"
        action={
          <Button variant="default" onClick={onClear}>
            Show everything
          </Button>
        }
      >
        Nobody did such a thing in these days. Leave out a filter, or take more days.
      </EmptyNotice>
    );
  }
  return (
    <>
      <RecordTable
        label="Audit"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        busy={query.isPlaceholderData}
      />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

const columns: readonly Column<AuditEntry>[] = [
  { key: "at", head: "When", width: "16%", cell: (row) => <WhenText at={row.at} /> },
  {
    key: "what",
    head: "What was done",
    cell: (row) => (
      <>
        <strong>{row.who}</strong> {row.sentence}
        {row.why && <span className={classes.quiet}>Reason given: {row.why}</span>}
      </>
    ),
  },
  { key: "for", head: "For", width: "24%", onCard: "labelled", cell: whoseOf },
  {
    key: "referral",
    head: "Referral",
    width: "12%",
    onCard: "alone",
    cell: (row) => row.referral_id && <RowLink to={paths.referral(row.referral_id)}>#{row.number}</RowLink>,
  },
];

const roles: Record<AuditEntry["role"], string> = {
  adviser: "An organisation",
  lead: "An organisation",
  coordinator: "The network, as coordinator",
  auditor: "The network, as auditor",
  clock: "Onward itself",
};

/** For whom they acted; signing in and one's password are for nobody else. */
function whoseOf({ organisation, role, who }: AuditEntry): string {
  return organisation || (role === "clock" && who !== "The clock" ? "Their own account" : roles[role]);
}

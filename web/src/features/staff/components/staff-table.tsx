import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { RecordTable } from "@/components/table/record-table";
import { useStaff } from "../api/staff";
import { columnsFor, type MemberCalls } from "./columns";

/** An organisation's people, one a row. */
export function StaffTable({ organisation, ...calls }: { organisation: string } & MemberCalls) {
  const query = useStaff(organisation);
  if (query.isPending) return <Waiting rows={4} label="Loading people" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyNotice title="Nobody works here yet">
        Make an account for the organisation’s lead first: they can make the others.
      </EmptyNotice>
    );
  }
  return (
    <>
      <RecordTable label="People" columns={columnsFor(calls)} rows={rows} rowKey={(member) => member.id} />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

import { Button } from "@mantine/core";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { RecordTable } from "@/components/table/record-table";
import type { User } from "@/lib/api/gen/types.gen";
import { type AccountCall, type PeopleFilter, usePeople } from "../api/people";
import type { May } from "../model";
import { columnsFor } from "./columns";

interface Props {
  filter: PeopleFilter;
  may: May;
  onAsk: (call: AccountCall, user: User) => void;
  onResend: (user: User) => void;
  onClear: () => void;
}

/** The accounts found, one a row. */
export function PeopleTable({ filter, may, onAsk, onResend, onClear }: Props) {
  const query = usePeople(filter);
  if (query.isPending) return <Waiting rows={6} label="Loading accounts" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0)
    return <NobodyFound narrowed={filter.search !== "" || filter.state !== ""} onClear={onClear} />;
  return (
    <>
      <RecordTable
        label="People"
        columns={columnsFor(may, onAsk, onResend)}
        rows={rows}
        rowKey={(user) => user.id}
        busy={query.isPlaceholderData}
      />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

function NobodyFound({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return (
      <EmptyNotice title="No accounts yet">
        Everybody who can sign in will stand here. Make the first account for the lead of an organisation.
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title="Nobody found"
      action={
        <Button variant="default" onClick={onClear}>
          Show everybody
        </Button>
      }
    >
      Try a part of the surname, the username or the organisation’s name.
    </EmptyNotice>
  );
}

import { Anchor } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { RecordTable } from "@/components/table/record-table";
import type { StuckRow } from "@/lib/api/gen/types.gen";
import { type ClockCommand, useStuck } from "../api/stuck";
import { Attention } from "../components/attention";
import type { May } from "../model";
import { ClockDialog } from "./clock-dialog";
import { columnsFor } from "./columns";

interface Asked {
  row: StuckRow;
  kind: ClockCommand;
}

/** Referrals that nobody answered in time: whom to call, and what to do about the clock. */
export function Stuck({ may }: { may: May }) {
  const query = useStuck();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState("");
  const url = query.data?.pages[0]?.workflows_url;
  const done = (words: string) => {
    setSaid(words);
    setAsked(undefined);
  };
  return (
    <>
      <PageHeading
        title="Stuck referrals"
        lead="Referrals that were not answered in time, the longest over first. Clients are not shown here."
        actions={
          url && (
            <Anchor href={url} target="_blank" rel="noreferrer">
              All of them in Temporal
            </Anchor>
          )
        }
      />
      <Said>{said}</Said>
      <Attention />
      <Rows query={query} may={may} onAsk={(row, kind) => setAsked({ row, kind })} />
      {asked && <ClockDialog {...asked} onDone={done} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface RowsProps {
  query: ReturnType<typeof useStuck>;
  may: May;
  onAsk: (row: StuckRow, kind: ClockCommand) => void;
}

function Rows({ query, may, onAsk }: RowsProps) {
  if (query.isPending) return <Waiting rows={6} label="Loading stuck referrals" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyNotice title="Nothing is late">
        A referral stands here from the moment a deadline passes until somebody answers it. After five more working days
        it is marked as stuck. There is nothing to do now.
      </EmptyNotice>
    );
  }
  return (
    <>
      <RecordTable label="Stuck referrals" columns={columnsFor(may, onAsk)} rows={rows} rowKey={(row) => row.id} />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { RecordTable } from "@/components/table/record-table";
import type { Email } from "@/lib/api/gen/types.gen";
import { useInAddress } from "@/lib/use-in-address";
import { useEmails, useResendEmail } from "../api/emails";
import type { May } from "../model";
import { columnsFor } from "./columns";
import { EmailFilters } from "./email-filters";
import { addressOf, filterIn } from "./model";
import { ResendDialog } from "./resend-dialog";

/** Every e-mail, what became of it, and another try for what did not arrive. */
export function Emails({ may }: { may: May }) {
  const [filter, setFilter] = useInAddress(filterIn, addressOf, true);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const query = useEmails(filter);
  const again = useResendEmail();
  const resend = (email: Email) =>
    again.mutate(email.id, { onSuccess: () => setSaid(`“${email.label}” is sent again to ${email.to}.`) });
  const done = (words: string) => {
    setSaid(words);
    setAsking(false);
  };
  return (
    <>
      <PageHeading
        title="E-mails"
        lead="Every e-mail that Onward wrote, and what became of it. None of them names a client."
        actions={
          may("resend-emails") && (
            <Button variant="default" onClick={() => setAsking(true)}>
              Send failed e-mails again
            </Button>
          )
        }
      />
      <Said>{said}</Said>
      {again.error && <ProblemNotice error={again.error} />}
      <EmailFilters filter={filter} letters={query.data?.pages[0]?.letters ?? []} onChange={setFilter} />
      <Rows
        query={query}
        onResend={may("resend-email") ? resend : undefined}
        sending={again.isPending ? again.variables : undefined}
        onClear={() => setFilter(filterIn(new URLSearchParams()))}
      />
      {asking && <ResendDialog onDone={done} onClose={() => setAsking(false)} />}
    </>
  );
}

interface RowsProps {
  query: ReturnType<typeof useEmails>;
  onResend: ((email: Email) => void) | undefined;
  sending: string | undefined;
  onClear: () => void;
}

function Rows({ query, onResend, sending, onClear }: RowsProps) {
  if (query.isPending) return <Waiting rows={6} label="Loading e-mails" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyNotice
        title="No such e-mail"
        action={
          <Button variant="default" onClick={onClear}>
            Show all
          </Button>
        }
      >
        Nothing like that was written. Leave out a filter, or take more days.
      </EmptyNotice>
    );
  }
  return (
    <>
      <RecordTable
        label="E-mails"
        columns={columnsFor(onResend, sending)}
        rows={rows}
        rowKey={(row) => row.id}
        busy={query.isPlaceholderData}
      />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

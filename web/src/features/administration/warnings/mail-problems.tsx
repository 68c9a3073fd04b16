import { Badge } from "@/components/badges/badge";
import { WhenText } from "@/components/dates/when-text";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { MailProblem } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { useMailProblems } from "../api/warnings";
import classes from "../components/administration.module.css";

/** E-mails that did not arrive, and what each failure means. */
export function MailProblems() {
  const query = useMailProblems();
  if (query.isPending) return <Waiting label="Loading e-mails" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyNotice title="Every e-mail has gone out">
        An e-mail that is refused, or that could not be handed over for a day, stands here with what to do about it.
      </EmptyNotice>
    );
  }
  return (
    <>
      <RecordTable label="E-mails that did not arrive" columns={columns} rows={rows} rowKey={(row) => row.id} />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

const states: Record<MailProblem["state"], { word: string; meaning: string }> = {
  bounced: {
    word: "Refused",
    meaning:
      "The address does not exist or takes no e-mail. Ask the organisation for another, and tell them by telephone.",
  },
  failed: { word: "Not sent", meaning: "It could not be handed over for a day. Tell them by telephone." },
  ambiguous: { word: "Not known", meaning: "It may or may not have arrived. It is not sent twice; ask them." },
};

const columns: readonly Column<MailProblem>[] = [
  { key: "letter", head: "E-mail", width: "26%", cell: (row) => <LetterCell row={row} /> },
  {
    key: "to",
    head: "To",
    width: "26%",
    onCard: "labelled",
    cell: (row) => row.organisation?.name ?? "A person's own address",
  },
  {
    key: "at",
    head: "When",
    width: "16%",
    onCard: "labelled",
    cell: (row) => <WhenText at={row.at} />,
  },
  { key: "state", head: "What happened", cell: (row) => <StateCell row={row} /> },
];

function LetterCell({ row }: { row: MailProblem }) {
  return (
    <>
      <strong>{row.label}</strong>
      {row.referral_id && row.referral_number && (
        <span className={classes.line}>
          <RowLink to={paths.referral(row.referral_id)}>#{row.referral_number}</RowLink>
        </span>
      )}
    </>
  );
}

function StateCell({ row }: { row: MailProblem }) {
  const { word, meaning } = states[row.state];
  return (
    <>
      <Badge tone="strong">{word}</Badge>
      <span className={classes.line}>{meaning}</span>
      {row.reason && <span className={classes.quiet}>Reason given: {row.reason}</span>}
    </>
  );
}

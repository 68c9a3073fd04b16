import { Button } from "@mantine/core";
import { Badge } from "@/components/badges/badge";
import { WhenText } from "@/components/dates/when-text";
import type { Column } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { Email } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import classes from "../components/administration.module.css";
import { reasons, states } from "./model";

/** What is said of each e-mail, and for a coordinator a button to send it again. */
export function columnsFor(
  onResend: ((email: Email) => void) | undefined,
  sending: string | undefined,
): Column<Email>[] {
  return [
    { key: "letter", head: "E-mail", width: "24%", cell: (row) => <LetterCell row={row} /> },
    { key: "to", head: "To", width: "26%", onCard: "labelled", cell: (row) => <ToCell row={row} /> },
    { key: "state", head: "What became of it", cell: (row) => <StateCell row={row} /> },
    ...(onResend
      ? [
          {
            key: "again",
            head: "Again",
            width: "140px",
            onCard: "alone" as const,
            cell: (row: Email) =>
              row.may_be_resent && (
                <Button
                  variant="default"
                  size="compact-md"
                  loading={sending === row.id}
                  aria-label={`Send again: ${row.label} to ${row.to}`}
                  onClick={() => onResend(row)}
                >
                  Send again
                </Button>
              ),
          },
        ]
      : []),
  ];
}

function LetterCell({ row }: { row: Email }) {
  return (
    <>
      <strong>{row.label}</strong>
      {row.referral_id && row.number && (
        <span className={classes.line}>
          <RowLink to={paths.referral(row.referral_id)}>#{row.number}</RowLink>
        </span>
      )}
      <span className={classes.quiet}>
        Made <WhenText at={row.created_at} />
      </span>
    </>
  );
}

function ToCell({ row }: { row: Email }) {
  return (
    <>
      {row.to}
      <span className={classes.quiet}>{row.audience}</span>
      {row.address && <span className={classes.quiet}>{row.address}</span>}
    </>
  );
}

function StateCell({ row }: { row: Email }) {
  const { word, meaning } = states[row.state];
  return (
    <>
      <span className={classes.badges}>
        <Badge tone={row.may_be_resent ? "strong" : "plain"}>{word}</Badge> <WhenText at={row.at} />
      </span>
      {row.reason && row.state !== "delivered" && (
        <span className={classes.line}>Reason: {reasons[row.reason] ?? row.reason}.</span>
      )}
      {row.resent ? (
        <span className={classes.quiet}>It was sent again as another e-mail.</span>
      ) : (
        meaning && <span className={classes.quiet}>{meaning}</span>
      )}
    </>
  );
}

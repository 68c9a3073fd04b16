import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { acceptedWords } from "@/components/agreement/agreement-words";
import { Badge } from "@/components/badges/badge";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { AgreementStanding, AgreementVersion, NetworkAgreement } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { PaperDialog } from "./paper-dialog";

interface Props {
  now: NetworkAgreement;
  current: AgreementVersion;
  may: May;
}

/** Each organisation and what it accepted last; those that can neither send nor receive first. */
export function Standings({ now: { organisations }, current, may }: Props) {
  const [owing, setOwing] = useState(false);
  const [paper, setPaper] = useState<AgreementStanding>();
  const [said, setSaid] = useState("");
  const rows = inOrder(organisations).filter((one) => !owing || one.owed);
  const recorded = (name: string) => {
    setSaid(`It is recorded that ${name} accepted on paper.`);
    setPaper(undefined);
  };
  return (
    <>
      <p>{countWords(organisations, current)}</p>
      <Said>{said}</Said>
      <Checkbox
        className={classes.filters}
        label="Only those which have still to accept"
        checked={owing}
        onChange={(event) => setOwing(event.currentTarget.checked)}
      />
      <RecordTable
        label="Who has accepted"
        columns={columnsFor(current, may("record-agreement") ? setPaper : undefined)}
        rows={rows}
        rowKey={(one) => one.organisation.id}
      />
      {paper && (
        <PaperDialog
          standing={paper}
          version={current.version}
          onDone={() => recorded(paper.organisation.name)}
          onClose={() => setPaper(undefined)}
        />
      )}
    </>
  );
}

/** Overdue first, then those that have still to accept, each by name as they came. */
export function inOrder(all: readonly AgreementStanding[]): AgreementStanding[] {
  const weight = ({ barred, owed }: AgreementStanding) => (barred ? 0 : owed ? 1 : 2);
  return [...all].sort((a, b) => weight(a) - weight(b));
}

/** How far the newest version has come. */
export function countWords(all: readonly AgreementStanding[], { version, from }: AgreementVersion): string {
  const accepted = all.filter((one) => !one.owed).length;
  const barred = all.filter((one) => one.barred).length;
  const stopped = barred === 0 ? "" : ` ${barred} can neither send nor receive now.`;
  return `${accepted} of ${all.length} have accepted version ${version}, to be accepted before ${plainDate(from)}.${stopped}`;
}

function columnsFor(
  { from }: AgreementVersion,
  onPaper: ((one: AgreementStanding) => void) | undefined,
): Column<AgreementStanding>[] {
  return [
    {
      key: "name",
      head: "Organisation",
      cell: ({ organisation }) => <RowLink to={paths.organisation(organisation.id)}>{organisation.name}</RowLink>,
    },
    {
      key: "last",
      head: "Accepted last",
      width: "32%",
      onCard: "labelled",
      cell: ({ last }) =>
        last ? (
          <>
            Version {last.version}
            <span className={classes.quiet}>{acceptedWords(last)}</span>
          </>
        ) : (
          "Nothing yet"
        ),
    },
    { key: "state", head: "State", width: "24%", cell: (one) => <State one={one} from={from} /> },
    {
      key: "paper",
      head: "Actions",
      width: "182px",
      cell: (one) =>
        onPaper && one.owed ? (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Signed on paper: ${one.organisation.name}`}
            onClick={() => onPaper(one)}
          >
            Signed on paper
          </Button>
        ) : null,
    },
  ];
}

function State({ one, from }: { one: AgreementStanding; from: string }) {
  return (
    <>
      {one.barred ? (
        <Badge tone="late">Overdue</Badge>
      ) : (
        <Badge tone={one.owed ? "plain" : "calm"}>{one.owed ? "Asked" : "Accepted"}</Badge>
      )}
      {one.barred && <span className={classes.quiet}>It can neither send nor receive.</span>}
      {one.owed && !one.barred && <span className={classes.quiet}>Before {plainDate(from)}</span>}
      {one.paused && <span className={classes.quiet}>Paused in the network</span>}
    </>
  );
}

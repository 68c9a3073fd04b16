import { Badge } from "@/components/badges/badge";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { ApplicationRow } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { useApplications } from "../api/applications";
import classes from "../components/administration.module.css";
import { stateTones, stateWords } from "./application-words";

/** Organisations that ask to join the network. */
export function Applications() {
  const query = useApplications();
  return (
    <>
      <PageHeading
        title="Applications"
        lead="Organisations that ask to join the network. Each has confirmed its e-mail address."
      />
      {query.isPending && <Waiting rows={4} label="Loading applications" />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Lists items={query.data.items} />}
    </>
  );
}

function Lists({ items }: { items: readonly ApplicationRow[] }) {
  const waiting = items.filter((one) => one.state === "waiting");
  const decided = items.filter((one) => one.state !== "waiting");
  return (
    <>
      <h2 className={classes.heading}>Waiting for a decision</h2>
      {waiting.length === 0 ? (
        <EmptyNotice title="Nobody waits">
          Organisations apply on the public page “Join this network”. You are e-mailed when one has.
        </EmptyNotice>
      ) : (
        <RecordTable label="Waiting for a decision" columns={[name, applied]} rows={waiting} rowKey={(one) => one.id} />
      )}
      {decided.length > 0 && (
        <>
          <h2 className={classes.heading}>Decided</h2>
          <RecordTable label="Decided" columns={[name, state, decision]} rows={decided} rowKey={(one) => one.id} />
        </>
      )}
    </>
  );
}

type Cell = Column<ApplicationRow>;

const name: Cell = {
  key: "name",
  head: "Organisation",
  cell: (one) => (
    <>
      <RowLink to={paths.application(one.id)}>{one.name}</RowLink>
      {one.areas.length > 0 && <span className={classes.quiet}>{one.areas.join(", ")}</span>}
    </>
  ),
};

const applied: Cell = {
  key: "applied",
  head: "Applied",
  width: "30%",
  onCard: "labelled",
  cell: (one) => plainDate(one.confirmed_at),
};

const state: Cell = {
  key: "state",
  head: "Decision",
  width: "22%",
  cell: (one) => <Badge tone={stateTones[one.state]}>{stateWords[one.state]}</Badge>,
};

const decision: Cell = {
  key: "decision",
  head: "Decided",
  width: "30%",
  onCard: "labelled",
  cell: (one) => one.decided_at && `${plainDate(one.decided_at)}${one.by ? `, ${one.by.name}` : ""}`,
};

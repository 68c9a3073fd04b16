import { Button } from "@mantine/core";
import { Badge } from "@/components/badges/badge";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { type Column, RecordTable } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { Organisation } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { type Upkeep, useAllOrganisations } from "../api/organisations";
import classes from "../components/administration.module.css";
import type { May } from "../model";

interface Actions {
  may: May;
  onPause: (organisation: Organisation) => void;
  onResume: (organisation: Organisation) => void;
}

/** The organisations found, one a row. */
export function OrganisationsTable({ search, upkeep, ...actions }: Actions & { search: string; upkeep: Upkeep }) {
  const query = useAllOrganisations(search, upkeep);
  if (query.isPending) return <Waiting rows={6} label="Loading organisations" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items, total } = query.data;
  if (items.length === 0) return <NothingFound searched={search !== ""} upkeep={upkeep} />;
  return (
    <>
      <RecordTable
        label="Organisations"
        columns={columnsFor(actions)}
        rows={items}
        rowKey={(one) => one.id}
        busy={query.isPlaceholderData}
      />
      <p role="status" className={classes.end}>
        {items.length < total ? `The first ${items.length} of ${total}; search for the others` : `${total} in all`}
      </p>
    </>
  );
}

const allWell: Record<Exclude<Upkeep, "">, string> = {
  stale: "Every profile was checked within half a year.",
  suggestions: "No suggestion has waited for more than two weeks.",
};

function NothingFound({ searched, upkeep }: { searched: boolean; upkeep: Upkeep }) {
  if (upkeep !== "") return <EmptyNotice title="None">{allWell[upkeep]}</EmptyNotice>;
  return searched ? (
    <EmptyNotice title="Nothing found">Try a part of the name, an area or an issue.</EmptyNotice>
  ) : (
    <EmptyNotice title="No organisations yet">
      Add the first one, then make an account for its lead. Two that are not paused can refer clients to each other.
    </EmptyNotice>
  );
}

function columnsFor({ may, onPause, onResume }: Actions): Column<Organisation>[] {
  return [
    { key: "name", head: "Organisation", cell: (one) => <NameCell organisation={one} /> },
    {
      key: "issues",
      head: "Helps with",
      width: "20%",
      onCard: "labelled",
      cell: (one) => one.issues.map((issue) => issue.label).join(", "),
    },
    {
      key: "checked",
      head: "Last checked",
      width: "20%",
      onCard: "labelled",
      cell: (one) => <UpkeepCell organisation={one} />,
    },
    { key: "state", head: "Referrals", width: "20%", cell: (one) => <StateCell organisation={one} /> },
    {
      key: "actions",
      head: "Actions",
      width: "118px",
      cell: (one) => {
        const [operation, label, act] = one.paused
          ? (["resume-organisation", "Resume", onResume] as const)
          : (["pause-organisation", "Pause", onPause] as const);
        return may(operation) ? (
          <Button variant="default" size="compact-md" aria-label={`${label} ${one.name}`} onClick={() => act(one)}>
            {label}
          </Button>
        ) : null;
      },
    },
  ];
}

function UpkeepCell({ organisation: { checked_at, stale, upkeep } }: { organisation: Organisation }) {
  return (
    <>
      {checked_at ? plainDate(checked_at) : "Not yet"}
      {stale && <span className={classes.quiet}>{remindedWords(upkeep?.reminders ?? 0)}</span>}
      {upkeep && upkeep.waiting > 0 && (
        <span className={classes.quiet}>
          {upkeep.waiting === 1 ? "1 suggestion waits" : `${upkeep.waiting} suggestions wait`}
          {upkeep.waiting_since && ` since ${plainDate(upkeep.waiting_since)}`}
        </span>
      )}
    </>
  );
}

function remindedWords(count: number): string {
  if (count === 0) return "Old; no reminder sent yet";
  return count === 1 ? "Old; 1 reminder sent" : `Old; ${count} reminders sent`;
}

function NameCell({ organisation }: { organisation: Organisation }) {
  return (
    <>
      <RowLink to={paths.organisation(organisation.id)}>{organisation.name}</RowLink>
      {organisation.type && <span className={classes.quiet}>{organisation.type.label}</span>}
      {organisation.areas.length > 0 && <span className={classes.quiet}>{organisation.areas.join(", ")}</span>}
    </>
  );
}

/** What of its lead keeps an organisation from being looked after. */
const leadWords: Record<string, string> = { invited: ", lead invited", none: ", no lead" };

function StateCell({
  organisation: { paused, paused_reason, accepting, accepting_note, lead },
}: {
  organisation: Organisation;
}) {
  const word = paused ? "Paused" : accepting ? "Accepting" : "Not accepting";
  const note = paused ? paused_reason : accepting_note;
  return (
    <>
      <Badge tone={accepting && !paused ? "calm" : "strong"}>{word + (leadWords[lead ?? ""] ?? "")}</Badge>
      {note !== "" && <span className={classes.quiet}>{note}</span>}
    </>
  );
}

import type { Column } from "@/components/table/record-table";
import { RowLink } from "@/components/table/row-link";
import type { DirectoryEntry } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { areasInWords, checkedWords, whereAndWhen } from "../words";
import { Accepting } from "./accepting";
import classes from "./directory.module.css";

/** What the directory says of each organisation. */
export const columns: readonly Column<DirectoryEntry>[] = [
  { key: "name", head: "Organisation", cell: (one) => <NameCell organisation={one} /> },
  {
    key: "issues",
    head: "Helps with",
    width: "20%",
    onCard: "labelled",
    cell: (one) => one.issues.map((issue) => issue.label).join(", "),
  },
  { key: "areas", head: "Areas", width: "16%", onCard: "labelled", cell: (one) => areasInWords(one.areas) },
  { key: "waiting", head: "Waiting time", width: "16%", onCard: "labelled", cell: (one) => one.waiting },
  { key: "accepting", head: "Referrals", width: "18%", cell: (one) => <Accepting organisation={one} /> },
];

function NameCell({ organisation }: { organisation: DirectoryEntry }) {
  return (
    <>
      <RowLink to={paths.organisation(organisation.id)}>{organisation.name}</RowLink>
      {whereAndWhen(organisation) !== "" && <span className={classes.note}>{whereAndWhen(organisation)}</span>}
      {organisation.own && <span className={classes.note}>You act for it</span>}
      <span className={classes.note} data-stale={organisation.stale || undefined}>
        {checkedWords(organisation)}
      </span>
      {organisation.favourite && <span className={classes.note}>★ Favourite</span>}
      {organisation.summary !== "" && <p className={classes.summary}>{organisation.summary}</p>}
    </>
  );
}

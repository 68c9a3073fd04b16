import { Checkbox } from "@mantine/core";
import { Badge } from "@/components/badges/badge";
import type { Column } from "@/components/table/record-table";
import type { ImportRow } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";
import { fieldWords, isChoice, stateWords } from "./import-words";

/** What an import would do with each service. */
export function columnsOf(chosen: ReadonlySet<string>, toggle: (key: string) => void): readonly Column<ImportRow>[] {
  return [
    {
      key: "name",
      head: "Service",
      width: "36%",
      cell: (row) =>
        isChoice(row) ? (
          <Checkbox
            label={row.name}
            description={row.provider}
            checked={chosen.has(row.key)}
            onChange={() => toggle(row.key)}
          />
        ) : (
          <>
            {row.name}
            <span className={classes.quiet}>{row.provider}</span>
          </>
        ),
    },
    {
      key: "state",
      head: "State",
      width: "18%",
      cell: (row) => <Badge tone={row.state === "same" ? "calm" : "strong"}>{stateWords[row.state]}</Badge>,
    },
    { key: "what", head: "What would change", cell: (row) => <What row={row} /> },
  ];
}

function What({ row }: { row: ImportRow }) {
  if (row.state === "member")
    return "It says itself what the directory shows of it, so nothing is taken from elsewhere.";
  if (row.state === "missing") return "It is taken off our directory, if you choose it.";
  if (row.state === "new")
    return [row.summary, row.address.replaceAll("\n", ", ")].filter((part) => part !== "").join(" · ");
  return (
    <>
      {row.changes.map(({ field, before, after }) => (
        <span key={field} className={classes.line}>
          <strong>{fieldWords[field]}:</strong> {before !== "" && <del>{before}</del>}{" "}
          {after !== "" && <ins>{after}</ins>}
        </span>
      ))}
    </>
  );
}

import { Button, Progress } from "@mantine/core";
import { WhenText } from "@/components/dates/when-text";
import type { Export } from "@/lib/api/gen/types.gen";
import { fileOf, underWay, useCancelExport, useExports } from "../api/exports";
import classes from "./search.module.css";

const formats = { csv: "CSV", xlsx: "Excel" };

/** The person's exports of the last day: how far each one is, and its file. */
export function ExportList() {
  const { data } = useExports();
  const shown = (data?.items ?? []).filter((one) => one.state !== "cancelled");
  if (shown.length === 0) return null;
  return (
    <section className={classes.exports} aria-labelledby="exports">
      <h2 id="exports" className={classes.count}>
        Your exports
      </h2>
      <p className={classes.quiet}>Each file is kept for a day, then removed. Only you can fetch it.</p>
      <ul className={classes.list}>
        {shown.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one }: { one: Export }) {
  const cancel = useCancelExport();
  const name = `${formats[one.format]}: ${one.purpose}`;
  return (
    <li className={classes.saved}>
      <div>
        <p className={classes.purpose}>{name}</p>
        <p className={classes.quiet} role={underWay(one) ? "status" : undefined}>
          {wordsFor(one)} Started <WhenText at={one.created_at} />.
        </p>
        {underWay(one) && (
          <Progress value={one.total === 0 ? 0 : (100 * one.done) / one.total} aria-label={`Progress of ${name}`} />
        )}
      </div>
      {one.state === "ready" && (
        <Button component="a" href={fileOf(one)} download variant="default" aria-label={`Download ${name}`}>
          Download
        </Button>
      )}
      {one.state !== "failed" && (
        <Button
          variant="subtle"
          loading={cancel.isPending}
          aria-label={`${underWay(one) ? "Cancel" : "Remove"} ${name}`}
          onClick={() => cancel.mutate(one.id)}
        >
          {underWay(one) ? "Cancel" : "Remove"}
        </Button>
      )}
    </li>
  );
}

const mega = 1_000_000;

function wordsFor({ state, done, total, size }: Export): string {
  const count = (n: number) => n.toLocaleString("en-GB");
  if (state === "waiting") return "Waiting for its turn.";
  if (state === "running") return `${count(done)} of ${count(total)} written.`;
  if (state === "ready")
    return `${count(done)} ${done === 1 ? "row" : "rows"}, ${size < mega ? "under 1" : Math.round(size / mega)} MB.`;
  return "It could not be written. Excel holds 1,048,575 rows: for more, choose CSV.";
}

import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { RecordTable } from "@/components/table/record-table";
import type { ImportDone, ImportPreview, ImportRow } from "@/lib/api/gen/types.gen";
import { useApply } from "../api/listings";
import classes from "../components/administration.module.css";
import { columnsOf } from "./columns";
import { chosenAtFirst, countWords, isChoice } from "./import-words";

interface Props {
  preview: ImportPreview;
  onDone: (done: ImportDone) => void;
}

/** What would change, and the choice of it. */
export function Preview({ preview, onDone }: Props) {
  const { id, source, rows } = preview;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(chosenAtFirst(rows)));
  const apply = useApply(id);
  const choices = rows.filter(isChoice);
  const toggle = (key: string) =>
    setChosen(new Set(chosen.has(key) ? [...chosen].filter((k) => k !== key) : [...chosen, key]));
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" className={classes.heading}>
        What {source} says now
      </h2>
      <p role="status" className={classes.text}>
        {countWords(rows)}. {choices.length === 0 ? "There is nothing to do." : "Nothing is changed yet."}
      </p>
      {choices.length > 0 && <AllOf choices={choices} chosen={chosen} onChange={setChosen} />}
      <RecordTable
        label="Services of the directory"
        columns={columnsOf(chosen, toggle)}
        rows={[...choices, ...rows.filter((row) => !isChoice(row))]}
        rowKey={(row) => row.key}
      />
      {apply.error && <ProblemNotice error={apply.error} />}
      {choices.length > 0 && (
        <Button
          mt={16}
          disabled={chosen.size === 0}
          loading={apply.isPending}
          onClick={() => apply.mutate([...chosen], { onSuccess: onDone })}
        >
          Apply {chosen.size} {chosen.size === 1 ? "row" : "rows"}
        </Button>
      )}
    </section>
  );
}

interface AllProps {
  choices: readonly ImportRow[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

function AllOf({ choices, chosen, onChange }: AllProps) {
  const all = choices.every(({ key }) => chosen.has(key));
  return (
    <Checkbox
      mb={12}
      label="All that can be chosen"
      checked={all}
      indeterminate={!all && chosen.size > 0}
      onChange={() => onChange(new Set(all ? [] : choices.map(({ key }) => key)))}
    />
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { Badge } from "@/components/badges/badge";
import { partWords, stateWords } from "@/components/suggestions/part-words";
import type { Suggestion } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { useOwnSuggestions } from "./api";
import classes from "./suggest.module.css";
import { SuggestDialog } from "./suggest-dialog";

interface Props {
  organisation: { id: string; name: string };
}

/** For whoever finds something wrong in a profile that is not theirs to change (Y3). */
export function SuggestChange({ organisation }: Props) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const own = useOwnSuggestions(organisation.id).data?.items ?? [];
  return (
    <section className={classes.suggest} aria-labelledby="suggest">
      <h2 id="suggest">Is something wrong here?</h2>
      <p>Tell them what it should say. Their lead reads it, and you see here what became of it.</p>
      <Said>{said}</Said>
      <Button variant="default" onClick={() => setOpen(true)}>
        Suggest a change
      </Button>
      {own.length > 0 && (
        <ul className={classes.list} aria-label="What you suggested">
          {own.map((one) => (
            <Own key={one.id} one={one} />
          ))}
        </ul>
      )}
      {open && (
        <SuggestDialog
          organisation={organisation}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setSaid(`Thank you. ${organisation.name} is told.`);
          }}
        />
      )}
    </section>
  );
}

function Own({ one }: { one: Suggestion }) {
  return (
    <li>
      <p className={classes.about}>
        You suggested on {plainDate(one.made_at)} · {partWords(one.part)}
      </p>
      <p className={classes.text}>{one.text}</p>
      <p className={classes.answer}>
        <Badge tone={one.state === "open" ? "plain" : "calm"}>{stateWords[one.state]}</Badge>
        {one.answered_by && one.answered_at && ` ${one.answered_by.name} on ${plainDate(one.answered_at)}`}
        {one.words !== "" && `: ${one.words}`}
      </p>
    </li>
  );
}

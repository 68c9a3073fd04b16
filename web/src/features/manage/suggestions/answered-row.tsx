import { Badge } from "@/components/badges/badge";
import { partWords, stateWords } from "@/components/suggestions/part-words";
import type { Suggestion } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import classes from "./suggestions.module.css";

/** Who made it: a colleague of the network by name, or a visitor whom nobody knows. */
export function makerWords({ by }: Suggestion): string {
  if (!by) return "A visitor of your public page";
  return by.organisation ? `${by.name}, ${by.organisation}` : `${by.name}, the network`;
}

/** One that was answered, and how. */
export function AnsweredRow({ one }: { one: Suggestion }) {
  return (
    <li>
      <h3 className={classes.part}>
        {partWords(one.part)} <Badge tone="calm">{stateWords[one.state]}</Badge>
      </h3>
      <p className={classes.about}>
        {makerWords(one)} · {plainDate(one.made_at)}
      </p>
      <p className={classes.text}>{one.text}</p>
      <p className={classes.about}>
        {one.answered_by && one.answered_at && `${one.answered_by.name} on ${plainDate(one.answered_at)}`}
        {one.words !== "" && `: ${one.words}`}
      </p>
    </li>
  );
}

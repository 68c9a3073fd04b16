import { words } from "../words";
import classes from "./help.module.css";

/** The glossary. */
export function Words() {
  return (
    <dl className={classes.meanings}>
      {words.map(({ word, means }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}

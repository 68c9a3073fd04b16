import { letters } from "../letters";
import classes from "./help.module.css";

/** Every e-mail that Onward writes: what it means, and what to do next. */
export function Letters() {
  return (
    <dl className={classes.meanings}>
      {Object.entries(letters).map(([kind, { about, means, next }]) => (
        <div key={kind}>
          <dt>{about}</dt>
          <dd>{means}</dd>
          <dd>{next}</dd>
        </div>
      ))}
    </dl>
  );
}

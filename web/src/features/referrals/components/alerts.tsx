import type { Alert } from "../model";
import classes from "./alerts.module.css";

/** Risk and safe contact: above every telephone number and address, on screen and on paper, in words. */
export function Alerts({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <section className={classes.box} aria-labelledby="alerts-title">
      <h2 id="alerts-title" className={classes.heading}>
        Read this first
      </h2>
      <dl className={classes.list}>
        {alerts.map((alert) => (
          <div key={alert.title} className={classes.alert}>
            <dt>{alert.title}</dt>
            <dd>{alert.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

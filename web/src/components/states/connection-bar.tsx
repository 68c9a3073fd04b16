import { useNetwork } from "@mantine/hooks";
import classes from "./states.module.css";

/** Says across the top that something does not work right now, and what still does. */
export function ConnectionBar({ behind = false }: { behind?: boolean }) {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.bar}>
          <strong>You are offline.</strong> What you see may be old. What you type is kept until you are back.
        </p>
      )}
      {online && behind && (
        <p className={classes.bar}>
          <strong>Reminders and e-mails are running late.</strong> You can go on working: nothing is lost, and they
          catch up by themselves.
        </p>
      )}
    </div>
  );
}

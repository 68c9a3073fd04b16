import { fullMoment } from "@/lib/dates";
import classes from "./referral.module.css";

/** On paper only: whose it is, and as of when (N29). */
export function PrintedBy({ reader }: { reader: string }) {
  return (
    <p className={classes.printedBy}>
      Printed by {reader} on {fullMoment(new Date().toISOString())}. Confidential.
    </p>
  );
}

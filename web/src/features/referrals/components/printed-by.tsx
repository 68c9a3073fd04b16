import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { fullMoment } from "@/lib/dates";
import classes from "./referral.module.css";

/** On paper only: whose it is, and as of when it is printed, not when it was opened (N29). */
export function PrintedBy({ reader }: { reader: string }) {
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    // The page is taken as soon as the event has been heard.
    const printing = () => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener("beforeprint", printing);
    return () => window.removeEventListener("beforeprint", printing);
  }, []);
  return (
    <p className={classes.printedBy}>
      Printed by {reader} on {fullMoment(at)}. Confidential.
    </p>
  );
}

import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./states.module.css";

const showAfter = 300;
const slowAfter = 6_000;

/** Nothing at first, then the shape of what comes, then a word that it is slow. */
export function Waiting({ rows = 3, label = "Loading" }: { rows?: number; label?: string }) {
  const shown = useAfter(showAfter);
  const slow = useAfter(slowAfter);
  return (
    <div className={classes.waiting}>
      <p role="status" className={slow ? classes.slow : "hidden-text"}>
        {shown && (slow ? "This takes longer than usual. Onward is still trying." : `${label}…`)}
      </p>
      {shown &&
        Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => <Skeleton key={key} height={48} mb={8} />)}
    </div>
  );
}

function useAfter(delay: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return passed;
}

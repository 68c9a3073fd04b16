import { useState } from "react";
import { type Steady, steady } from "./steady";

interface Result<Row> extends Steady<Row> {
  settle: () => void;
}

/** The rows of one scene (a list with its filters and pages), steady until the person asks for what is new. */
export function useSteadyRows<Row extends { id: string }>(now: readonly Row[], scene: string): Result<Row> {
  const [held, setHeld] = useState({ scene, rows: now });
  if (held.scene !== scene) setHeld({ scene, rows: now });
  const settle = () => setHeld({ scene, rows: now });
  const shown = steady(held.scene === scene ? held.rows : now, now);
  // What was added at the end has its place from now on: the next one may not push it down.
  if (held.scene === scene && shown.appeared.size > 0) setHeld({ scene, rows: shown.rows });
  return { ...shown, settle };
}

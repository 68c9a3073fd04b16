import { useState } from "react";
import { useLocation, useNavigationType } from "react-router";
import type { Asked } from "./model";

/**
 * What the form begins with, and a key that is new whenever it begins afresh: when something is asked, and when Back or
 * Forward leads to another question. An address that follows a moment after it was asked for begins nothing afresh, so
 * that what is typed meanwhile stays.
 */
export function useBegun(asked: Asked, ask: (asked: Asked) => void) {
  const { key } = useLocation();
  const gone = useNavigationType() === "POP";
  const [form, setForm] = useState({ round: 0, begun: asked });
  const [at, setAt] = useState(key);
  const begin = (begun: Asked) => setForm(({ round }) => ({ round: round + 1, begun }));
  if (key !== at) {
    setAt(key);
    if (gone) begin(asked);
  }
  const askFor = (next: Asked) => {
    begin(next);
    ask(next);
  };
  return { ...form, askFor };
}

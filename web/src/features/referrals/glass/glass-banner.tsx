import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { refusalWords } from "@/components/states/problem-words";
import type { Glass } from "@/lib/api/gen/types.gen";
import { clockTime } from "@/lib/dates";
import { useCloseGlass } from "../api/glass";
import classes from "./glass.module.css";
import { useMinutesLeft } from "./use-minutes-left";

/** While a coordinator reads a client: for how long still, what they may not, and an end to it. */
export function GlassBanner({ id, glass }: { id: string; glass: Glass }) {
  const left = useMinutesLeft(id, glass.until);
  const close = useCloseGlass(id);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className={classes.banner} aria-labelledby="glass-title">
      <div className={classes.words}>
        <h2 id="glass-title" className={classes.title}>
          You are reading this client’s details: {left} {left === 1 ? "minute" : "minutes"} left
        </h2>
        <p>
          {glass.reason.label}. Both organisations have been told. It closes by itself at {clockTime(glass.until)}. You
          can read, and nothing else; files and private notes stay closed.
        </p>
        {close.error && <p role="alert">{refusalWords(close.error)}</p>}
      </div>
      <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
        Close now
      </Button>
    </section>
  );
}

import classes from "./track.module.css";
import type { MarkState, Tone } from "./track-model";

/** The mark of one step on a 24-unit grid. Its shape alone tells its state, in black and white too. */
export function StepMark({ state, tone, size }: { state: MarkState; tone: Tone; size: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <Shape state={state} tone={tone} />
    </svg>
  );
}

function Shape({ state, tone }: { state: MarkState; tone: Tone }) {
  if (state === "done") return <Filled className={classes.done} d="M6.5 12.5l3.8 3.8 7.2-8" />;
  if (state === "ended") return <Filled className={classes.ended} d="M8 8l8 8M16 8l-8 8" />;
  if (state === "skipped") return <path d="M6 12h12" className={classes.skipped} />;
  if (state === "ahead") return <circle cx="12" cy="12" r="8.5" className={classes.ahead} />;
  return (
    <g className={classes[tone]}>
      <circle cx="12" cy="12" r="10" className={classes.ring} />
      {tone === "late" && <path d="M12 6.5v6.5M12 16.4v.6" className={classes.sign} />}
      {tone === "paused" && <path d="M9.3 8.5v7M14.7 8.5v7" className={classes.sign} />}
      {tone !== "late" && tone !== "paused" && <circle cx="12" cy="12" r="4.5" className={classes.dot} />}
    </g>
  );
}

function Filled({ className, d }: { className: string | undefined; d: string }) {
  return (
    <>
      <circle cx="12" cy="12" r="11" className={className} />
      <path d={d} className={classes.tick} />
    </>
  );
}

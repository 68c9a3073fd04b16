import { Fragment } from "react";
import type { Track } from "@/lib/api/gen/types.gen";
import { StepMark } from "./step-mark";
import classes from "./track.module.css";
import { type DrawnTrack, drawTrack } from "./track-model";

interface Props {
  track: Track;
  status: string;
  now?: Date;
}

/** The track as a small line for a table row or a card. */
export function TrackRow({ track, status, now = new Date() }: Props) {
  const drawn = drawTrack(track, status, now);
  return (
    <div className={classes.row} role="img" aria-label={track.sentence} title={track.sentence}>
      <div className={classes.line}>
        {drawn.steps.map((step, index) => (
          <Fragment key={step.key}>
            {index > 0 && <span className={classes.link} data-done={reached(drawn, index) || undefined} />}
            <StepMark state={step.state} tone={drawn.tone} size={18} />
          </Fragment>
        ))}
      </div>
      <span className={classes.brief} data-tone={drawn.tone}>
        {drawn.brief}
      </span>
    </div>
  );
}

/** The track as the header of a referral. */
export function TrackHeader({ track, status, now = new Date() }: Props) {
  const drawn = drawTrack(track, status, now);
  return (
    <div className={classes.header} role="img" aria-label={track.sentence}>
      {drawn.steps.map((step, index) => (
        <div key={step.key} className={classes.step} title={step.exact}>
          <StepMark state={step.state} tone={drawn.tone} size={28} />
          {index < 3 && <span className={classes.link} data-done={reached(drawn, index + 1) || undefined} />}
          <span className={classes.label} data-state={step.state}>
            {step.label}
          </span>
          <span className={classes.detail} data-tone={step.state === "waiting" ? drawn.tone : undefined}>
            {step.detail}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Whether the line that leads to a step has been walked. */
function reached(drawn: DrawnTrack, index: number): boolean {
  const from = drawn.steps[index - 1]?.state;
  const to = drawn.steps[index]?.state;
  return from === "done" && (to === "done" || to === "waiting");
}

import { Fragment } from "react";
import { StepMark } from "./step-mark";
import classes from "./track.module.css";
import { type Standing, type Track as TrackData, trackOf } from "./track-model";

interface Props {
  standing: Standing;
  now?: Date;
}

/** The track as a small line for a table row or a card. */
export function TrackRow({ standing, now = new Date() }: Props) {
  const track = trackOf(standing, now);
  return (
    <div className={classes.row} role="img" aria-label={track.sentence} title={track.sentence}>
      <div className={classes.line}>
        {track.steps.map((step, index) => (
          <Fragment key={step.key}>
            {index > 0 && <span className={classes.link} data-done={reached(track, index) || undefined} />}
            <StepMark state={step.state} tone={track.tone} size={18} />
          </Fragment>
        ))}
      </div>
      <span className={classes.brief} data-tone={track.tone}>
        {track.brief}
      </span>
    </div>
  );
}

/** The track as the header of a referral. */
export function TrackHeader({ standing, now = new Date() }: Props) {
  const track = trackOf(standing, now);
  return (
    <div className={classes.header} role="img" aria-label={track.sentence}>
      {track.steps.map((step, index) => (
        <div key={step.key} className={classes.step}>
          <StepMark state={step.state} tone={track.tone} size={28} />
          {index < 3 && <span className={classes.link} data-done={reached(track, index + 1) || undefined} />}
          <span className={classes.label} data-state={step.state}>
            {step.label}
          </span>
          <span className={classes.detail} data-tone={step.state === "waiting" ? track.tone : undefined}>
            {step.detail}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Whether the line that leads to a step has been walked. */
function reached(track: TrackData, index: number): boolean {
  const from = track.steps[index - 1]?.state;
  const to = track.steps[index]?.state;
  return from === "done" && (to === "done" || to === "waiting");
}

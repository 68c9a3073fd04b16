import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { Badge } from "@/components/badges/badge";
import type { Application } from "@/lib/api/gen/types.gen";
import { fullMoment, plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "../components/administration.module.css";
import { stateTones, stateWords } from "./application-words";

/** What was decided, by whom, and what became of it. */
export function Decision({ one }: { one: Application }) {
  return (
    <>
      <p className={classes.text}>
        <Badge tone={stateTones[one.state]}>{stateWords[one.state]}</Badge>{" "}
        {one.decided_at && `on ${fullMoment(one.decided_at)}`}
        {one.by && ` by ${one.by.name}`}
      </p>
      {one.organisation && (
        <p className={classes.text}>
          It is paused until its lead is ready. Then press <strong>Resume</strong> in the list of{" "}
          <Anchor component={Link} to={paths.organisations}>
            organisations
          </Anchor>
          .
        </p>
      )}
      {one.answer !== "" && (
        <p className={classes.wording}>
          <strong>They were told:</strong> {one.answer}
        </p>
      )}
      <p className={classes.quiet}>
        {one.erased
          ? "What it said of people was erased, 12 months after the decision."
          : one.erase_on && `What it says of people is erased on ${plainDate(one.erase_on)}.`}
      </p>
    </>
  );
}

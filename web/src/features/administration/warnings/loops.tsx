import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { LoopWarning } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import classes from "../components/administration.module.css";

/** Referrals that were forwarded until somebody who had the client before has them again. */
export function Loops({ loops }: { loops: readonly LoopWarning[] }) {
  if (loops.length === 0) return <p className={classes.text}>No client has gone round.</p>;
  return (
    <>
      <p className={classes.text}>
        Those in the chain see their own part of it only. Telephone them, so that the client is not sent round again.
      </p>
      {loops.map(({ referral, earlier, sentence }) => (
        <p key={referral.id} className={classes.warning}>
          <strong>Warning:</strong> {sentence} {referral.receiver.name} has it as{" "}
          <Anchor component={Link} to={paths.referral(referral.id)}>
            #{referral.number}
          </Anchor>{" "}
          and was part of{" "}
          <Anchor component={Link} to={paths.referral(earlier.id)}>
            #{earlier.number}
          </Anchor>
          .
        </p>
      ))}
    </>
  );
}

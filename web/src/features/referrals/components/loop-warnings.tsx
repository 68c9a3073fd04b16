import { useEarlier } from "../api/earlier";
import classes from "./referral.module.css";

/** Says of each receiver chosen whether it had the client before. It may be chosen all the same. */
export function LoopWarnings({ referral, chosen }: { referral: string; chosen: readonly string[] }) {
  const { data } = useEarlier(referral);
  const had = data?.items.filter((one) => chosen.includes(one.organisation.id)) ?? [];
  return (
    <div role="status">
      {had.length > 0 && (
        <div className={classes.loop}>
          <p>
            <strong>This goes round.</strong> You can send it all the same.
          </p>
          {had.map((one) => (
            <p key={one.organisation.id}>{one.sentence}</p>
          ))}
        </div>
      )}
    </div>
  );
}

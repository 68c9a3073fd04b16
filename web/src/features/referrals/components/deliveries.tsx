import { WhenText } from "@/components/dates/when-text";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import classes from "./referral.module.css";

const states: Record<string, string> = {
  due: "waiting to be sent",
  sending: "being sent",
  sent: "sent",
  delivered: "delivered",
  bounced: "came back",
  ambiguous: "may not have arrived",
  failed: "could not be sent",
  needless: "no longer needed",
};

/** The e-mails about a referral and whether each arrived. */
export function Deliveries({ referral }: { referral: ReferralDetail }) {
  if (referral.deliveries.length === 0) return null;
  return (
    <details className={`${classes.asidePart} no-print`}>
      <summary>E-mails about this ({referral.deliveries.length})</summary>
      <ul className={classes.plainList}>
        {referral.deliveries.map((one) => (
          <li key={`${one.letter}-${one.audience}-${one.at}`} className={classes.small}>
            {one.label}: <strong>{states[one.state] ?? one.state}</strong>, <WhenText at={one.at} />
          </li>
        ))}
      </ul>
    </details>
  );
}

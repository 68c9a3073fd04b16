import { useEffect } from "react";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { PrintButton } from "./print-button";
import classes from "./referral.module.css";

/** The number, the client, the two organisations; the browser's tab says no name. */
export function ReferralHeading({ referral }: { referral: ReferralDetail }) {
  useEffect(() => {
    document.title = `#${referral.number} – Onward`;
  }, [referral.number]);
  return (
    <div className={classes.heading}>
      <div className={classes.headingLine}>
        <h1 className={classes.headingTitle}>
          #{referral.number} {referral.client_name}
        </h1>
        {referral.urgent && <span className={classes.urgent}>Urgent</span>}
        {referral.form && !referral.glass && <PrintButton referral={referral.id} />}
      </div>
      <p className={classes.parties}>
        {referral.sender.name} to {referral.receiver.name}, for {referral.issues.map((issue) => issue.label).join(", ")}
      </p>
    </div>
  );
}

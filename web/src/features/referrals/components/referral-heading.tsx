import { useEffect } from "react";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { PrintButton } from "./print-button";
import classes from "./referral.module.css";

interface Props {
  referral: ReferralDetail;
  onPrint: () => void;
}

/** The number, the client, the two organisations; the browser's tab says no name. */
export function ReferralHeading({ referral, onPrint }: Props) {
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
        {referral.form && !referral.glass && <PrintButton referral={referral.id} onPrint={onPrint} />}
      </div>
      <p className={classes.parties}>
        {referral.sender.name} to {referral.receiver.name}, for {referral.issues.map((issue) => issue.label).join(", ")}
      </p>
      {referral.unresolved && (
        <p className={classes.unresolved}>
          <strong>Unresolved:</strong> every organisation that was asked has declined, and nobody is helping the client.
        </p>
      )}
    </div>
  );
}

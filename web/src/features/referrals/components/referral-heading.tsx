import { Button, Group, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { icons } from "@/components/icons";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
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
        <PrintButton />
      </div>
      <p className={classes.parties}>
        {referral.sender.name} to {referral.receiver.name}, for {referral.issues.map((issue) => issue.label).join(", ")}
      </p>
    </div>
  );
}

/** Prints after a reminder of what is then on paper (N29). */
function PrintButton() {
  const [asking, setAsking] = useState(false);
  const print = () => {
    setAsking(false);
    // The reminder must be gone before the page is taken.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return (
    <div className={`${classes.headingActions} no-print`}>
      <Button variant="default" leftSection={icons.print} onClick={() => setAsking(true)}>
        Print
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Before you print"
        transitionProps={{ duration: 0 }}
      >
        <p>
          The paper will hold a client's personal details. Keep it with you, share it with nobody who does not need it,
          and shred it when it has done its work.
        </p>
        <Group gap="sm">
          <Button onClick={print}>Print</Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            Cancel
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

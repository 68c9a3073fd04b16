import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import classes from "../components/referral.module.css";
import own from "./glass.module.css";
import { GlassForm, nothing } from "./glass-form";

interface Props {
  referral: ReferralDetail;
  /** Whether the reader may break the glass. */
  mayOpen: boolean;
}

/** What people of the network see in place of the client, and for a coordinator the way to see more. */
export function Withheld({ referral, mayOpen }: Props) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState(nothing);
  return (
    <div className={classes.section}>
      <p>
        The client's details belong to the two organisations. As somebody of the network you see the number, the dates,
        the organisations and the progress.
      </p>
      {mayOpen && (
        <Button variant="default" className={own.offer} onClick={() => setAsking(true)}>
          Open the client’s details
        </Button>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Open the client’s details: #${referral.number}`}
        size={560}
      >
        <GlassForm referral={referral.id} typed={typed} onType={setTyped} onCancel={() => setAsking(false)} />
      </Modal>
    </div>
  );
}

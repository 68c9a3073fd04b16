import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { icons } from "@/components/icons";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useReference } from "@/lib/api/reference";
import { usePrint } from "../api/print";
import classes from "./referral.module.css";

interface Props {
  referral: string;
  onPrint: () => void;
}

/** Prints after a reminder of what is then on paper (N29), once it is recorded that it was printed. */
export function PrintButton({ referral, onPrint }: Props) {
  const [asking, setAsking] = useState(false);
  const { data: reference } = useReference();
  const record = usePrint(referral);
  const stop = () => {
    record.reset();
    setAsking(false);
  };
  const print = () => {
    stop();
    onPrint();
  };
  return (
    <div className={`${classes.headingActions} no-print`}>
      <Button variant="default" leftSection={icons.print} onClick={() => setAsking(true)}>
        Print
      </Button>
      <Modal opened={asking} onClose={stop} title="Before you print" transitionProps={{ duration: 0 }}>
        <p>{reference?.print}</p>
        {record.error && <ProblemNotice error={record.error} />}
        <Group gap="sm">
          <Button loading={record.isPending} onClick={() => record.mutate(undefined, { onSuccess: print })}>
            Print
          </Button>
          <Button variant="default" onClick={stop}>
            Cancel
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

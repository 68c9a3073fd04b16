import { Button, Group, Modal, Stack } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { body } from "@/lib/api/client";
import { retireChoice } from "@/lib/api/gen/sdk.gen";
import type { NetworkChoice } from "@/lib/api/gen/types.gen";
import { useChangeList, useUses } from "../api/lists";
import classes from "../components/administration.module.css";
import type { ListName } from "./list-words";

interface Props {
  list: ListName;
  choice: NetworkChoice;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** Says who uses a choice before it is offered no more, or offers it again. */
export function RetireDialog({ list, choice, onDone, onClose }: Props) {
  const { label, code, active } = choice;
  const uses = useUses(list, code);
  const retire = useChangeList((retired: boolean) => body(retireChoice({ path: { list, code }, body: { retired } })));
  const said = active ? `“${label}” is retired: forms offer it no more.` : `“${label}” is offered again.`;
  return (
    <Modal opened onClose={onClose} title={active ? `Retire “${label}”` : `Offer “${label}” again`} size={560}>
      <Stack gap="lg">
        {uses.isPending && <Waiting rows={1} label="Counting who uses it" />}
        {uses.data && <p className={classes.text}>{uses.data.sentence}</p>}
        {active && <p className={classes.text}>Forms will offer it no more. You can offer it again at any time.</p>}
        {uses.isError && <ProblemNotice error={uses.error} onRetry={() => void uses.refetch()} />}
        {retire.isError && <ProblemNotice error={retire.error} />}
        <Group gap="sm">
          <Button loading={retire.isPending} onClick={() => retire.mutate(active, { onSuccess: () => onDone(said) })}>
            {active ? "Retire" : "Offer again"}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

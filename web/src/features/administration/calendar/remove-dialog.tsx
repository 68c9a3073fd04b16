import { Button, Group, Modal, Stack } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { OneOffDay } from "@/lib/api/gen/types.gen";
import { useDayRemoved, useRemoveDay } from "../api/calendar";
import classes from "../components/administration.module.css";
import { wholeDay } from "./day-words";

interface Props {
  one: OneOffDay;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** Says which deadlines come nearer before a day is taken away. */
export function RemoveDialog({ one, onDone, onClose }: Props) {
  const moves = useDayRemoved(one.id);
  const remove = useRemoveDay();
  const done = () =>
    remove.mutate(one.id, {
      onSuccess: (changed) => onDone(`${one.name} counts as a working day again. ${changed.moves.sentence}`),
    });
  return (
    <Modal opened onClose={onClose} title={`Remove ${one.name}`} size={560}>
      <Stack gap="lg">
        <p className={classes.text}>{wholeDay(one.day)} will be a working day like any other.</p>
        {moves.isPending && <Waiting rows={1} label="Counting deadlines" />}
        {moves.data && <p className={classes.text}>{moves.data.sentence}</p>}
        {moves.isError && <ProblemNotice error={moves.error} onRetry={() => void moves.refetch()} />}
        {remove.isError && <ProblemNotice error={remove.error} />}
        <Group gap="sm">
          <Button loading={remove.isPending} onClick={done}>
            Remove the day
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

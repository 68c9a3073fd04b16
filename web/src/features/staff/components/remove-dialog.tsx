import { Anchor, Button, Group, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { LeftReferral, StaffMember } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { useRemovePerson } from "../api/staff";

interface Props {
  organisation: { id: string; name: string };
  member: StaffMember;
  onDone: (words: ReactNode) => void;
  onClose: () => void;
}

/** Says what it means before somebody's work for the organisation ends. */
export function RemoveDialog({ organisation, member, onDone, onClose }: Props) {
  const [attempt, setAttempt] = useState(0);
  const remove = useRemovePerson(organisation.id, member.id);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: ({ unassigned }) => onDone(<Removed name={member.name} left={unassigned} />),
      onError: () => setAttempt(attempt + 1),
    });
  return (
    <Modal opened onClose={onClose} title={`Remove ${member.name} from ${organisation.name}`} size={560}>
      <ErrorSummary attempt={attempt} errors={[]} message={remove.error ? refusalWords(remove.error) : undefined} />
      <p>
        They are signed out at their next click and can no longer act for {organisation.name}. What they did, and their
        name in histories, stays. Open referrals that are assigned to them will be assigned to nobody.
      </p>
      <Group gap="sm">
        <Button loading={remove.isPending} onClick={confirm}>
          Remove them
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Modal>
  );
}

function Removed({ name, left }: { name: string; left: readonly LeftReferral[] }) {
  if (left.length === 0) return `${name} no longer works here. No open referral was assigned to them.`;
  return (
    <>
      {name} no longer works here. These referrals were theirs, and now wait for somebody:{" "}
      {left.map(({ id, number }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Anchor component={Link} to={paths.referral(id)}>
            #{number}
          </Anchor>
        </span>
      ))}
    </>
  );
}

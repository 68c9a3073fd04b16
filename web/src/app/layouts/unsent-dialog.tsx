import { Button, Group, Modal } from "@mantine/core";

interface Props {
  opened: boolean;
  onStay: () => void;
  onChange: () => void;
}

/** Before another organisation is acted for: something typed here was not sent. */
export function UnsentDialog({ opened, onStay, onChange }: Props) {
  return (
    <Modal opened={opened} onClose={onStay} title="You have typed something here">
      <p>
        Drafts are kept as they are, with the organisation you act for now. Anything else that you have typed on this
        page and not sent would be lost.
      </p>
      <Group gap="sm">
        <Button onClick={onStay}>Stay here</Button>
        <Button variant="default" onClick={onChange}>
          Change anyway
        </Button>
      </Group>
    </Modal>
  );
}

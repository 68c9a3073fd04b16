import { Button, Group, Modal } from "@mantine/core";
import { refusalWords } from "@/components/states/problem-words";
import type { AttachedFile } from "@/lib/api/gen/types.gen";

interface Props {
  file: AttachedFile | undefined;
  sending: boolean;
  error: unknown;
  onRemove: (file: AttachedFile) => void;
  onCancel: () => void;
}

/** Asks before a file is taken away from both sides. */
export function RemoveFileDialog({ file, sending, error, onRemove, onCancel }: Props) {
  return (
    <Modal opened={file !== undefined} onClose={onCancel} title="Remove this file?">
      {file && (
        <>
          <p>
            <strong style={{ overflowWrap: "anywhere" }}>{file.name}</strong> can then be opened by neither side. The
            history keeps that a file was there and that it was removed.
          </p>
          {error !== null && error !== undefined && <p role="alert">{refusalWords(error)}</p>}
          <Group gap="sm">
            <Button loading={sending} onClick={() => onRemove(file)}>
              Remove the file
            </Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

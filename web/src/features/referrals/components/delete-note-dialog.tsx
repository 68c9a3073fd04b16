import { Button, Group, Modal } from "@mantine/core";
import { refusalWords } from "@/components/states/problem-words";

interface Props {
  /** The note that its author is about to delete. */
  note: string | undefined;
  sending: boolean;
  error: unknown;
  onDelete: (note: string) => void;
  onCancel: () => void;
}

/** Asks before a note's words are gone for good, and says what is left of it (H5). */
export function DeleteNoteDialog({ note, sending, error, onDelete, onCancel }: Props) {
  return (
    <Modal opened={note !== undefined} onClose={onCancel} title="Delete this note?">
      {note && (
        <>
          <p>
            Its words are gone for everybody, and cannot be brought back. In its place stands, with your name and the
            time, that its author deleted it. Who was e-mailed about it keeps that e-mail, which never said what the
            note says.
          </p>
          {error !== null && error !== undefined && <p role="alert">{refusalWords(error)}</p>}
          <Group gap="sm">
            <Button loading={sending} onClick={() => onDelete(note)}>
              Delete the note
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

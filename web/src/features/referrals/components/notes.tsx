import { Button } from "@mantine/core";
import type { Note } from "@/lib/api/gen/types.gen";
import { fullMoment } from "@/lib/dates";
import classes from "./referral.module.css";

interface Props {
  notes: readonly Note[];
  mayDelete: boolean;
  onDelete: (note: string) => void;
}

/** Notes to both sides, and one's own private ones. A deleted note shows that it was. */
export function Notes({ notes, mayDelete, onDelete }: Props) {
  if (notes.length === 0) return <p className={classes.small}>No notes yet.</p>;
  return (
    <ul className={classes.plainList}>
      {notes.map((note) => (
        // One's own private notes stay off the paper, which others may read.
        <li key={note.id} className={note.private ? `${classes.note} no-print` : classes.note}>
          <div className={classes.noteHead}>
            <span>
              <strong>{note.by.organisation ? `${note.by.name}, ${note.by.organisation}` : note.by.name}</strong>{" "}
              <time className={classes.small} dateTime={note.at}>
                {fullMoment(note.at)}
              </time>
            </span>
            {note.private && <span className={`${classes.small} ${classes.private}`}>Private: only you see this</span>}
          </div>
          {note.deleted ? (
            <p className={`${classes.noteText} ${classes.small}`}>Its author deleted this note.</p>
          ) : (
            <p className={classes.noteText}>{note.text}</p>
          )}
          {note.mine && !note.deleted && mayDelete && (
            <Button variant="subtle" size="compact-sm" mt={4} onClick={() => onDelete(note.id)}>
              Delete my note
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

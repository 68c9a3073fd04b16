import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useEffect, useRef, useState } from "react";
import classes from "./files.module.css";

// A help for choosing, no more: the server looks at the bytes. With it a telephone turns its pictures into JPEG.
const accept = ".pdf,.jpg,.jpeg,.png,.bmp,.docx,.xlsx,.odt,.doc,.xls,.txt,.eml";

interface Props {
  id: string;
  describedBy: string;
  full: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Where files are chosen, by a button, or dropped by those who use a mouse. */
export function DropArea({ id, describedBy, full, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  useNoOpeningByDrop();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!full) onFiles([...event.dataTransfer.files]);
  };
  const chosen = (files: readonly File[]) => {
    onFiles(files);
    reset.current?.(); // the same file may be chosen again, once it was removed
  };
  return (
    <div
      className={classes.area}
      data-over={over && !full ? true : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton multiple accept={accept} disabled={full} resetRef={reset} onChange={chosen}>
        {(props) => (
          <Button {...props} id={id} variant="default" disabled={full} aria-describedby={describedBy}>
            Choose files
          </Button>
        )}
      </FileButton>
      <span className={classes.hint}>{full ? "That is as many as a referral holds." : "or drop them here"}</span>
    </div>
  );
}

/** A browser opens a file that misses the area, in place of the page and of what is typed on it. */
function useNoOpeningByDrop() {
  useEffect(() => {
    const stop = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", stop);
    window.addEventListener("drop", stop);
    return () => {
      window.removeEventListener("dragover", stop);
      window.removeEventListener("drop", stop);
    };
  }, []);
}

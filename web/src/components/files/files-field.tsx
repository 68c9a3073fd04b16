import { Input } from "@mantine/core";
import { useState } from "react";
import { fileAddress, type Upload } from "@/lib/api/upload";
import { DropArea } from "./drop-area";
import { FileRow } from "./file-row";
import { scanWords } from "./file-words";
import classes from "./files.module.css";
import type { Uploads } from "./use-uploads";

const most = 10;

interface Props {
  /** Names the button, so that an error leads there. */
  id: string;
  /** Where no heading says it. */
  label?: string;
  files: readonly Upload[];
  uploads: Uploads;
  /** How many the referral has already. */
  others?: number;
  error?: string | undefined;
  onRemove: (id: string) => void;
}

/** Files to go with a referral: chosen or dropped, each with its progress, to remove or to try again (N19, R16). */
export function FilesField({ id, label, files, uploads, others = 0, error, onRemove }: Props) {
  const [left, setLeft] = useState(0);
  const room = most - others - files.length - uploads.going.length;
  const add = (chosen: readonly File[]) => {
    setLeft(Math.max(0, chosen.length - room));
    uploads.start(chosen.slice(0, Math.max(0, room)));
  };
  // The row's button is gone: the focus goes to where the next file is chosen.
  const refocus = () => setTimeout(() => document.getElementById(id)?.focus());
  const remove = (drop: (which: string) => void, which: string) => {
    drop(which);
    setLeft(0);
    refocus();
  };
  return (
    <div role="group" aria-label={label ?? "Files"}>
      {label && <p className={classes.label}>{label}</p>}
      <p id={`${id}-hint`} className={classes.hint}>
        PDF, pictures (JPEG, PNG, BMP), Word, Excel, OpenDocument text, plain text or saved e-mails. Up to 25 MB each,
        ten for a referral.
      </p>
      {error && (
        <Input.Error id={`${id}-error`} className={classes.error}>
          {error}
        </Input.Error>
      )}
      <Kept files={files} onRemove={(which) => remove(onRemove, which)} />
      <OnTheWay uploads={uploads} onRemove={(which) => remove(uploads.giveUp, which)} />
      {left > 0 && (
        <p role="alert" className={classes.problem}>
          {left === 1 ? "One file was" : `${left} files were`} left out: a referral holds ten. Put several pages into
          one PDF, or remove what is not needed.
        </p>
      )}
      <DropArea id={id} describedBy={error ? `${id}-hint ${id}-error` : `${id}-hint`} full={room <= 0} onFiles={add} />
    </div>
  );
}

function Kept({ files, onRemove }: { files: readonly Upload[]; onRemove: (id: string) => void }) {
  return (
    <>
      <p role="status" className="hidden-text">
        {files.length > 0 && `${files.length === 1 ? "1 file" : `${files.length} files`} ready`}
      </p>
      {files.length > 0 && (
        <ul className={classes.rows} aria-label="Files to attach">
          {files.map((file) => (
            <FileRow
              key={file.id}
              name={file.name}
              size={file.size}
              href={file.state === "clean" ? addressOf(file) : undefined}
              onRemove={() => onRemove(file.id)}
            >
              {file.state !== "clean" && <p className={classes.small}>{scanWords(file.state)}</p>}
            </FileRow>
          ))}
        </ul>
      )}
    </>
  );
}

function addressOf({ id, preview }: Upload): string {
  const address = fileAddress.uploaded(id);
  return preview ? fileAddress.seen(address) : address;
}

function OnTheWay({ uploads, onRemove }: { uploads: Uploads; onRemove: (key: string) => void }) {
  if (uploads.going.length === 0) return null;
  return (
    <ul className={classes.rows} aria-label="Files on their way">
      {uploads.going.map(({ key, file, share, problem, again }) => (
        <FileRow
          key={key}
          name={file.name}
          size={file.size}
          onTryAgain={again ? () => uploads.tryAgain(key) : undefined}
          onRemove={() => onRemove(key)}
        >
          {problem ? (
            <p role="alert" className={classes.problem}>
              {problem}
            </p>
          ) : (
            <progress className={classes.progress} max={1} value={share} aria-label={`Uploading ${file.name}`} />
          )}
        </FileRow>
      ))}
    </ul>
  );
}

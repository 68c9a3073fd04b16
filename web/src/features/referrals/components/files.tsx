import { Button } from "@mantine/core";
import { scanWords, sizeWords } from "@/components/files/file-words";
import type { AttachedFile, Person } from "@/lib/api/gen/types.gen";
import { fileAddress } from "@/lib/api/upload";
import { fullMoment } from "@/lib/dates";
import classes from "./referral.module.css";

interface Props {
  referral: string;
  files: readonly AttachedFile[];
  mayRemove: boolean;
  onSee: (file: AttachedFile) => void;
  onRemove: (file: AttachedFile) => void;
}

const small = { variant: "subtle", size: "compact-sm" } as const;

/** What both sides attached, who and when. A removed file shows that it was there. */
export function Files({ referral, files, mayRemove, onSee, onRemove }: Props) {
  if (files.length === 0) return <p className={classes.small}>No files yet.</p>;
  return (
    <ul className={classes.plainList} aria-label="Files of this referral">
      {files.map((file) => (
        <li key={file.id} className={classes.note}>
          {file.removed ? (
            <p className={`${classes.noteText} ${classes.small}`}>
              This file was removed by {file.removed_by ? nameOf(file.removed_by) : "those who attached it"}
              {file.removed_at && `, ${fullMoment(file.removed_at)}`}.
            </p>
          ) : (
            <>
              <p className={classes.fileName}>
                <strong>{file.name}</strong> <span className={classes.small}>{sizeWords(file.size)}</span>
              </p>
              {file.state !== "clean" && <p className={classes.scan}>{scanWords(file.state)}</p>}
            </>
          )}
          <p className={classes.entryWho}>
            Attached by {nameOf(file.by)}, <time dateTime={file.at}>{fullMoment(file.at)}</time>
          </p>
          {!file.removed && (
            <div className={`${classes.fileWays} no-print`}>
              <Ways referral={referral} file={file} onSee={onSee} />
              {file.mine && mayRemove && (
                <Button {...small} aria-label={`Remove ${file.name}`} onClick={() => onRemove(file)}>
                  Remove
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function nameOf({ name, organisation }: Person): string {
  return organisation ? `${name}, ${organisation}` : name;
}

/** How a file is opened, once the scan has let it through: a picture here, a PDF in a tab of its own. */
function Ways({ referral, file, onSee }: Pick<Props, "referral" | "onSee"> & { file: AttachedFile }) {
  if (file.state !== "clean") return null;
  const address = fileAddress.attached(referral, file.id);
  return (
    <>
      {file.preview && file.kind !== "pdf" && (
        <Button {...small} aria-label={`Look at ${file.name}`} onClick={() => onSee(file)}>
          Look
        </Button>
      )}
      {file.preview && file.kind === "pdf" && (
        <Button
          {...small}
          component="a"
          href={fileAddress.seen(address)}
          target="_blank"
          rel="noreferrer"
          aria-label={`Look at ${file.name} (opens in a new tab)`}
        >
          Look
        </Button>
      )}
      <Button {...small} component="a" href={address} download={file.name} aria-label={`Download ${file.name}`}>
        Download
      </Button>
    </>
  );
}

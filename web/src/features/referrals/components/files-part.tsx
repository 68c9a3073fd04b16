import { useState } from "react";
import type { AttachedFile, ReferralDetail } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { FileForm } from "../forms/file-form";
import { FilePreview } from "./file-preview";
import { Files } from "./files";
import classes from "./referral.module.css";
import { RemoveFileDialog } from "./remove-file-dialog";

/** The files of a referral: to see, to take home, to add to, and one's own to remove (N28, R23). */
export function FilesPart({ referral }: { referral: ReferralDetail }) {
  const [seen, setSeen] = useState<AttachedFile>();
  const [removing, setRemoving] = useState<AttachedFile>();
  const command = useCommand(referral.id, referral.version);
  const may = (kind: string) => referral.allowed_commands.includes(kind);
  const stop = () => {
    command.reset();
    setRemoving(undefined);
  };
  return (
    <section
      className={referral.files.length > 0 ? classes.section : `${classes.section} no-print`}
      aria-labelledby="files-title"
      tabIndex={-1}
      id="files-part"
    >
      <h2 id="files-title" className={classes.title}>
        Files
      </h2>
      <Files
        referral={referral.id}
        files={referral.files}
        mayRemove={may("remove-file")}
        onSee={setSeen}
        onRemove={setRemoving}
      />
      {may("add-file") && <FileForm referral={referral} />}
      <FilePreview referral={referral.id} file={seen} onClose={() => setSeen(undefined)} />
      <RemoveFileDialog
        file={removing}
        sending={command.isPending}
        error={command.error}
        onCancel={stop}
        onRemove={(file) => command.mutate({ kind: "remove-file", file: file.id }, { onSuccess: stop })}
      />
    </section>
  );
}

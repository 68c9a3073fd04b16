import { Modal } from "@mantine/core";
import { useState } from "react";
import type { AttachedFile } from "@/lib/api/gen/types.gen";
import { fileAddress } from "@/lib/api/upload";
import classes from "./referral.module.css";

interface Props {
  referral: string;
  file: AttachedFile | undefined;
  onClose: () => void;
}

/** A picture, as large as the window allows, without leaving the page. */
export function FilePreview({ referral, file, onClose }: Props) {
  return (
    <Modal opened={file !== undefined} onClose={onClose} title={file?.name} size="auto">
      {file && (
        <Picture key={file.id} address={fileAddress.seen(fileAddress.attached(referral, file.id))} file={file} />
      )}
    </Modal>
  );
}

function Picture({ address, file }: { address: string; file: AttachedFile }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <p>This picture cannot be shown just now. Close this and try again, or download it.</p>;
  return <img src={address} alt={file.name} className={classes.picture} onError={() => setFailed(true)} />;
}

import { useState } from "react";
import { useUploads } from "@/components/files/use-uploads";
import type { Draft, Upload } from "@/lib/api/gen/types.gen";

/** The files of a draft: those that it holds, and those on their way to it. */
export function useDraftFiles(draft: Draft | undefined, onChange: (change: (ids: string[]) => string[]) => void) {
  const [files, setFiles] = useState<readonly Upload[]>(draft?.attached ?? []);
  const uploads = useUploads((upload) => {
    setFiles((before) => [...before, upload]);
    onChange((ids) => [...ids, upload.id]);
  });
  const onRemove = (id: string) => {
    setFiles((before) => before.filter((file) => file.id !== id));
    onChange((ids) => ids.filter((one) => one !== id));
  };
  /** What the server knows by now: the scan may have ended. */
  const learn = ({ attached }: Draft) =>
    setFiles((before) => before.map((file) => attached.find((one) => one.id === file.id) ?? file));
  return { files, uploads, onRemove, learn };
}

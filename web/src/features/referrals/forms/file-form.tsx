import { Button, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FilesField } from "@/components/files/files-field";
import { useUploads } from "@/components/files/use-uploads";
import { refusalWords } from "@/components/states/problem-words";
import type { ReferralDetail, Upload } from "@/lib/api/gen/types.gen";
import { useCommand } from "../api/command";
import { NotifyField } from "./notify-field";

/** Adds files at any stage: chosen first, seen by the other side only when one says so (N28). */
export function FileForm({ referral }: { referral: ReferralDetail }) {
  const [ready, setReady] = useState<readonly Upload[]>([]);
  const [notify, setNotify] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const uploads = useUploads((upload) => setReady((before) => [...before, upload]));
  const command = useCommand(referral.id, referral.version);
  const drop = (id: string) => setReady((before) => before.filter((file) => file.id !== id));
  const missing = attempt > 0 && uploads.unfinished ? [{ field: "new-files", message: uploads.unfinished }] : [];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (uploads.unfinished) return;
    try {
      // In order, each an entry of the history; those to be told hear once.
      for (const [place, file] of ready.entries()) {
        await command.mutateAsync({ kind: "add-file", file: file.id, notify: place === 0 ? notify : [] });
        drop(file.id);
      }
      setNotify([]);
      setAttempt(0);
    } catch {
      // The summary says it; what was not attached is still here.
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="no-print">
      <ErrorSummary
        errors={missing}
        attempt={attempt}
        message={command.error ? refusalWords(command.error) : undefined}
      />
      <Stack gap="md" mt="md">
        <FilesField
          id="new-files"
          label="Add files"
          files={ready}
          uploads={uploads}
          others={referral.files.filter((file) => !file.removed).length}
          error={missing[0]?.message}
          onRemove={drop}
        />
        {ready.length > 0 && (
          <>
            <NotifyField referral={referral.id} what="a file" chosen={notify} onChange={setNotify} />
            <Button type="submit" variant="default" loading={command.isPending} w="fit-content">
              {ready.length === 1 ? "Attach the file" : `Attach ${ready.length} files`}
            </Button>
          </>
        )}
      </Stack>
    </form>
  );
}

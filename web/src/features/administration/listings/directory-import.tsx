import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import type { ImportDone, ImportPreview } from "@/lib/api/gen/types.gen";
import { doneWords } from "./import-words";
import { Preview } from "./preview";
import { SourceForm } from "./source-form";

/** Services of other directories, so that advisers find those who are not in the network too. */
export function DirectoryImport() {
  const [preview, setPreview] = useState<ImportPreview>();
  const [done, setDone] = useState<ImportDone>();
  return (
    <>
      <PageHeading
        title="Directory import"
        lead="Services of other directories, from open data (Open Referral UK). They are found in the directory and cannot be referred to: they are not in the network."
      />
      {done && <Said>{doneWords(done)}</Said>}
      <SourceForm
        looked={preview !== undefined}
        onPreview={(found) => {
          setDone(undefined);
          setPreview(found);
        }}
      />
      {preview && (
        <Preview
          key={preview.id}
          preview={preview}
          onDone={(applied) => {
            setPreview(undefined);
            setDone(applied);
          }}
        />
      )}
    </>
  );
}

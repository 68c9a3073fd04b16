import { Button, FileButton, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { ImportPreview } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { usePreview } from "../api/listings";
import classes from "../components/administration.module.css";

interface ChosenFile {
  name: string;
  text: string;
}

interface Props {
  /** A preview stands below, with the button that matters then. */
  looked: boolean;
  onPreview: (preview: ImportPreview) => void;
}

const missing = [{ field: "source", message: "Enter the address of the feed, or the name of the directory" }];

/** Which directory to look at: by its address, or by a file that somebody downloaded. */
export function SourceForm({ looked, onPreview }: Props) {
  const [source, setSource] = useState("");
  const [file, setFile] = useState<ChosenFile>();
  const [attempt, setAttempt] = useState(0);
  const look = usePreview();
  const refused = look.error ? problemOf(look.error).fields : [];
  const shown = attempt === 0 ? [] : source.trim() === "" ? missing : refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (source.trim() === "") return;
    look.mutate({ source: source.trim(), ...(file && { text: file.text }) }, { onSuccess: onPreview });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={look.error && shown.length === 0 ? refusalWords(look.error) : undefined}
      />
      <TextInput
        id="source"
        label={file ? "Name of the directory" : "Address of the feed"}
        description={
          file
            ? "The next file under the same name brings this one up to date"
            : "Such as https://example.org/open-referral; or choose a file"
        }
        maxLength={500}
        autoComplete="off"
        mb={8}
        value={source}
        error={shown.find(({ field }) => field === "source")?.message}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <FileChoice file={file} onChange={setFile} />
      <Button type="submit" mt={16} variant={looked ? "default" : "filled"} loading={look.isPending}>
        Look at it
      </Button>
    </form>
  );
}

interface FileProps {
  file: ChosenFile | undefined;
  onChange: (file: ChosenFile | undefined) => void;
}

function FileChoice({ file, onChange }: FileProps) {
  const read = (chosen: File | null) => {
    if (chosen) void chosen.text().then((text) => onChange({ name: chosen.name, text }));
  };
  return (
    <div className={classes.actions}>
      <FileButton accept=".json,application/json" onChange={read}>
        {(props) => (
          <Button {...props} variant="default">
            {file ? `Chosen: ${file.name}` : "Choose a file"}
          </Button>
        )}
      </FileButton>
      {file && (
        <Button variant="subtle" onClick={() => onChange(undefined)}>
          Read an address instead
        </Button>
      )}
    </div>
  );
}

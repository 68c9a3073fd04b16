import { Button, Checkbox, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { atOwnFields, OwnPassword } from "@/components/again/again-fields";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";
import { useReference } from "@/lib/api/reference";
import { useExports, useStartExport } from "../api/exports";
import { type Asked, questionOf } from "../model";
import classes from "./search.module.css";

interface Props {
  opened: boolean;
  asked: Asked;
  /** What is exported, in words. */
  what: string;
  onClose: () => void;
}

/**
 * What to be reminded of, what for, and once more the password; then the file is written. What was typed
 * outlives the window: it is there when it is opened again.
 */
export function ExportDialog({ opened, asked, what, onClose }: Props) {
  const [typed, setTyped] = useState<Typed>(nothing);
  const started = () => {
    setTyped(nothing);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Export ${what}`} size="lg">
      <ExportForm asked={asked} typed={typed} onType={setTyped} onStarted={started} />
    </Modal>
  );
}

interface Typed {
  format: "csv" | "xlsx";
  purpose: string;
  confirmed: boolean;
  password: string;
}

const nothing: Typed = { format: "xlsx", purpose: "", confirmed: false, password: "" };

interface FormProps {
  asked: Asked;
  typed: Typed;
  onType: (typed: Typed) => void;
  onStarted: () => void;
}

function ExportForm({ asked, typed, onType, onStarted }: FormProps) {
  const [attempt, setAttempt] = useState(0);
  const { data: list } = useExports();
  const start = useStartExport();
  const refused = start.error ? atOwnFields(problemOf(start.error).fields) : [];
  const problemAt = (field: string) => refused.find((one) => one.field === field)?.message;
  const change = (part: Partial<Typed>) => onType({ ...typed, ...part });
  const withPassword = list?.password_needed || problemAt("own-password") !== undefined || typed.password !== "";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { format, purpose, confirmed, password } = typed;
    start.mutate(
      { format, purpose, confirmed, question: questionOf(asked), ...(password !== "" && { password }) },
      { onSuccess: onStarted, onError: () => setAttempt(attempt + 1) },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={refused}
        message={start.error && refused.length === 0 ? refusalWords(start.error) : undefined}
      />
      <Stack gap="lg">
        <Reminder
          checked={typed.confirmed}
          error={problemAt("confirmed")}
          onChange={(confirmed) => change({ confirmed })}
        />
        <FormatField format={typed.format} onChange={(format) => change({ format })} />
        <Textarea
          id="purpose"
          label="What is it for?"
          description="Kept with the record that you took it. Name no client here."
          maxLength={500}
          autosize
          minRows={2}
          value={typed.purpose}
          error={problemAt("purpose")}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        {withPassword && (
          <OwnPassword
            label="Your password"
            description="Asked again because it was not typed in the last ten minutes"
            value={typed.password}
            error={problemAt("own-password")}
            onChange={(password) => change({ password })}
          />
        )}
        <div>
          <Button type="submit" loading={start.isPending}>
            Start the export
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function FormatField({ format, onChange }: { format: string; onChange: (format: Typed["format"]) => void }) {
  return (
    <Radio.Group label="Kind of file" value={format} onChange={(value) => onChange(value === "csv" ? "csv" : "xlsx")}>
      <Stack gap={8} mt={4}>
        <Radio value="xlsx" label="Excel (.xlsx)" />
        <Radio value="csv" label="CSV, for other programs" />
      </Stack>
    </Radio.Group>
  );
}

interface ReminderProps {
  checked: boolean;
  error: string | undefined;
  onChange: (checked: boolean) => void;
}

function Reminder({ checked, error, onChange }: ReminderProps) {
  const { data: reference } = useReference();
  return (
    <div>
      <p className={classes.reminder}>{reference?.export}</p>
      <Checkbox
        id="confirmed"
        label="I have read this and will keep the file safe"
        checked={checked}
        error={error}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

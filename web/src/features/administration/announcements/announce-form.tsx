import { Button, Checkbox, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Said } from "@/components/accounts/said";
import { ErrorSummary } from "@/components/errors/error-summary";
import { DateFields } from "@/components/form/date-fields";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";
import { londonToday } from "@/lib/moments";
import { isoDate, noDate, typedDate } from "@/lib/uk";
import { useAnnounce } from "../api/announcements";
import { audiences, type Role } from "./announcement-words";
import classes from "./announcements.module.css";

const blank = () => ({
  text: "",
  important: false,
  from: typedDate(londonToday(new Date())),
  to: noDate,
  roles: [] as const,
});

/** Writes one. It cannot be changed afterwards: whoever read it would have read something else. */
export function AnnounceForm() {
  const [form, setForm] = useState<Written>(blank);
  const [attempt, setAttempt] = useState(0);
  const announce = useAnnounce();
  const [from, to] = [isoDate(form.from), isoDate(form.to)];
  const lacks = [
    ...(form.text.trim() === "" ? [{ field: "text", message: "Write what people should know" }] : []),
    ...(from ? [] : [{ field: "from", message: "Enter the first day, such as 1 12 2026" }]),
    ...(to ? [] : [{ field: "to", message: "Enter the last day, such as 4 12 2026" }]),
  ];
  const refused = announce.error ? problemOf(announce.error) : undefined;
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (refused?.fields ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!from || !to || lacks.length > 0) return;
    const begun = () => {
      setForm(blank());
      setAttempt(0);
    };
    announce.mutate(
      { ...form, roles: [...form.roles], from, to },
      { onSuccess: begun, onError: () => setAttempt(attempt + 2) },
    );
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={refused && shown.length === 0 ? refusalWords(announce.error) : undefined}
      />
      <Said>{announce.isSuccess && attempt === 0 && "Announced."}</Said>
      <Fields
        value={form}
        problemAt={(field) => shown.find((one) => one.field === field)?.message}
        onChange={setForm}
      />
      <Button type="submit" mt="lg" loading={announce.isPending}>
        Announce it
      </Button>
    </form>
  );
}

interface Written {
  text: string;
  important: boolean;
  from: typeof noDate;
  to: typeof noDate;
  roles: readonly Role[];
}

interface FieldsProps {
  value: Written;
  problemAt: (field: string) => string | undefined;
  onChange: (value: Written) => void;
}

function Fields({ value, problemAt, onChange }: FieldsProps) {
  const set = (change: Partial<Written>) => onChange({ ...value, ...change });
  const chosen = (roles: string[]) => audiences.map((one) => one.value).filter((role) => roles.includes(role));
  return (
    <Stack gap="lg">
      <Textarea
        id="text"
        label="What should people know?"
        description="Never anything about a client."
        autosize
        minRows={2}
        maxLength={500}
        value={value.text}
        error={problemAt("text")}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <div className={classes.days}>
        <DateFields
          id="from"
          legend="First day"
          hint="Today, or later"
          value={value.from}
          error={problemAt("from")}
          onChange={(from) => set({ from })}
        />
        <DateFields
          id="to"
          legend="Last day"
          hint="It ends by itself"
          value={value.to}
          error={problemAt("to")}
          onChange={(to) => set({ to })}
        />
      </div>
      <Checkbox.Group
        label="Whom is it for?"
        description="Nobody ticked: everybody."
        value={[...value.roles]}
        onChange={(roles) => set({ roles: chosen(roles) })}
      >
        <Group gap="lg" mt={4}>
          {audiences.map((one) => (
            <Checkbox key={one.value} value={one.value} label={one.label} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label="It is important: it comes back after a quarter of an hour, until it is read"
        checked={value.important}
        onChange={(event) => set({ important: event.currentTarget.checked })}
      />
    </Stack>
  );
}

import { Stack, Textarea, TextInput } from "@mantine/core";
import { DateFields } from "@/components/form/date-fields";
import type { Written } from "./publish-model";

interface FieldsProps {
  form: Written;
  first: boolean;
  problemAt: (field: string) => string | undefined;
  onChange: (form: Written) => void;
}

/** What the next version says, and from when it must have been accepted. */
export function PublishFields({ form, first, problemAt, onChange }: FieldsProps) {
  const set = (change: Partial<Written>) => onChange({ ...form, ...change });
  return (
    <Stack gap="lg">
      <TextInput
        id="title"
        label="Title"
        maxLength={120}
        value={form.title}
        error={problemAt("title")}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        id="text"
        label="The agreement"
        description="Plain text. An empty line ends a paragraph. Begin a heading with # and a space, an item of a list with - and a space."
        autosize
        minRows={10}
        maxRows={24}
        maxLength={40000}
        value={form.text}
        error={problemAt("text")}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {!first && (
        <Textarea
          id="changes"
          label="What changed?"
          description="Leads read this first."
          autosize
          minRows={2}
          maxLength={1000}
          value={form.changes}
          error={problemAt("changes")}
          onChange={(event) => set({ changes: event.currentTarget.value })}
        />
      )}
      <DateFields
        id="from"
        legend="From which day must it have been accepted?"
        hint="Give organisations some weeks. Until then nobody is kept from anything."
        value={form.from}
        error={problemAt("from")}
        onChange={(from) => set({ from })}
      />
    </Stack>
  );
}

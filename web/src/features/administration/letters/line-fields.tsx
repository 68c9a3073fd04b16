import { Stack, TextInput } from "@mantine/core";
import type { FieldProblem } from "@/lib/api/problem";
import classes from "../components/administration.module.css";
import type { TypedWords } from "./letters-model";

interface Props {
  /** The installation's name of the network. */
  name: string;
  typed: TypedWords;
  problems: readonly FieldProblem[];
  mayChange: boolean;
  onChange: (typed: TypedWords) => void;
}

/** What stands in every letter. */
export function LineFields({ name, typed, problems, mayChange, onChange }: Props) {
  const lines = [
    { key: "network_name", label: "Name of the network", hint: `At the top. Empty: ${name || "none"}`, most: 60 },
    { key: "contact", label: "Whom to ask", hint: "Such as: Questions? Ask the office on 01632 960 900.", most: 160 },
    { key: "closing", label: "Closing line", hint: "Such as: Thank you for what you do.", most: 160 },
  ] as const;
  return (
    <Stack gap="lg" className={classes.form}>
      {lines.map(({ key, label, hint, most }) => (
        <TextInput
          key={key}
          id={key}
          label={label}
          description={hint}
          maxLength={most}
          autoComplete="off"
          readOnly={!mayChange}
          value={typed[key]}
          error={problems.find(({ field }) => field === key)?.message}
          onChange={(event) => onChange({ ...typed, [key]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  );
}

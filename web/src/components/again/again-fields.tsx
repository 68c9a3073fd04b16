import { PasswordInput, TextInput } from "@mantine/core";
import type { FieldProblem } from "@/lib/api/problem";

/** What proves once more that it is them. */
export interface Proof {
  password: string;
  code: string;
}

export const noProof: Proof = { password: "", code: "" };

/** The fields' ids are their own: signing in over the page has a password too. */
const ids: Record<string, string> = { password: "own-password", code: "own-code" };

/** The server's refusals at the fields as the page names them. */
export function atOwnFields(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map(({ field, message }) => ({ field: ids[field] ?? field, message }));
}

interface Props {
  label: string;
  description?: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The password of whoever is signed in, once more. */
export function OwnPassword({ label, description, value, error, onChange }: Props) {
  return (
    <PasswordInput
      id={ids["password"]}
      label={label}
      description={description}
      autoComplete="current-password"
      maxLength={256}
      value={value}
      error={error}
      visibilityToggleButtonProps={{ "aria-label": "Show your password", tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A code of the second factor of whoever is signed in. */
export function OwnCode({ label, description, value, error, onChange }: Props) {
  return (
    <TextInput
      id={ids["code"]}
      label={label}
      description={description}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

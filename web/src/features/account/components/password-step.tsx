import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";

interface Props {
  label: string;
  error: unknown;
  busy: boolean;
  give: (password: string) => void;
}

/** The password again, before something serious. */
export function PasswordStep({ label, error, busy, give }: Props) {
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState("");
  const fields = error ? problemOf(error).fields.map((one) => ({ ...one, field: "own-password" })) : [];
  if (!asked) {
    return (
      <div>
        <Button variant="default" onClick={() => setAsked(true)}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") give(password);
      }}
    >
      <ErrorSummary
        attempt={error ? 1 : 0}
        errors={fields}
        message={error && fields.length === 0 ? refusalWords(error) : undefined}
      />
      <Stack gap="lg">
        <PasswordInput
          id="own-password"
          label="Your password, once more"
          autoComplete="current-password"
          value={password}
          error={fields[0]?.message}
          visibilityToggleButtonProps={{ "aria-label": "Show your password", tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={busy}>
            {label}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

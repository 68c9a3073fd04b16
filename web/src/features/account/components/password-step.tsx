import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { atOwnFields, OwnPassword } from "@/components/again/again-fields";
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
  const fields = error ? atOwnFields(problemOf(error).fields) : [];
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
        <OwnPassword
          label="Your password, once more"
          value={password}
          error={fields[0]?.message}
          onChange={setPassword}
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

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import type { User } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { Said } from "../components/said";
import { AccountForm } from "./account-form";

/** A new account: the person is e-mailed a link by which they set their own password. */
export function NewAccount() {
  const [made, setMade] = useState<User>();
  if (made) return <Made user={made} onAnother={() => setMade(undefined)} />;
  return (
    <>
      <PageHeading
        title="New account"
        lead="They get an e-mail with a link to set their own password. It works once, within 72 hours."
      />
      <AccountForm onMade={setMade} />
    </>
  );
}

function Made({ user, onAnother }: { user: User; onAnother: () => void }) {
  return (
    <>
      <PageHeading title="Account made" />
      <Said>
        <strong>{user.name}</strong> signs in as <strong>{user.username}</strong>. A link to set a password is on its
        way to {user.email}; it works once, within 72 hours. If it runs out, send a new one from the list.
      </Said>
      <Group gap="sm">
        <Button component={Link} to={paths.users}>
          Back to people
        </Button>
        <Button variant="default" onClick={onAnother}>
          Make another
        </Button>
      </Group>
    </>
  );
}

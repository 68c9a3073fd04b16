import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import type { User } from "@/lib/api/gen/types.gen";
import { AccountForm } from "./account-form";
import { Said } from "./said";

interface Props {
  organisation?: string;
  /** The list of people it goes back to. */
  back: string;
}

/** A new account: the person is e-mailed a link by which they set their own password. */
export function NewAccountPage({ organisation, back }: Props) {
  const [made, setMade] = useState<User>();
  if (made) return <Made user={made} back={back} onAnother={() => setMade(undefined)} />;
  return (
    <>
      <PageHeading
        title="New account"
        lead="They get an e-mail with a link to set their own password. It works once, within 72 hours."
      />
      <AccountForm {...(organisation !== undefined && { organisation })} onMade={setMade} />
    </>
  );
}

function Made({ user, back, onAnother }: { user: User; back: string; onAnother: () => void }) {
  return (
    <>
      <PageHeading title="Account made" />
      <Said>
        <strong>{user.name}</strong> signs in as <strong>{user.username}</strong>. A link to set a password is on its
        way to {user.email}; it works once, within 72 hours. If it runs out, send a new one from the list.
      </Said>
      <Group gap="sm">
        <Button component={Link} to={back}>
          Back to people
        </Button>
        <Button variant="default" onClick={onAnother}>
          Make another
        </Button>
      </Group>
    </>
  );
}

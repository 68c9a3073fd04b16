import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { OrganisationForm } from "./organisation-form";

/** A new member of the network. */
export function NewOrganisation() {
  const [made, setMade] = useState<OrganisationDetail>();
  if (made) return <Made organisation={made} />;
  return (
    <>
      <PageHeading
        title="New organisation"
        lead="It starts paused. Only its name, its e-mail address and its nation are required now."
      />
      <OrganisationForm onMade={setMade} />
    </>
  );
}

function Made({ organisation }: { organisation: OrganisationDetail }) {
  return (
    <>
      <PageHeading title="Organisation added" />
      <Said>
        <strong>{organisation.name}</strong> is a member of the network, and paused. When its agreement is signed, make
        an account for its lead and resume it.
      </Said>
      <Group gap="sm">
        <Button component={Link} to={paths.newUser}>
          Make an account for its lead
        </Button>
        <Button component={Link} variant="default" to={paths.organisations}>
          Back to organisations
        </Button>
      </Group>
    </>
  );
}

import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { Link } from "react-router";
import { ReasonDialog } from "@/components/accounts/reason-dialog";
import { Said } from "@/components/accounts/said";
import { icons } from "@/components/icons";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import type { Organisation } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { pause, useRefreshOrganisations, useResume } from "../api/organisations";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { OrganisationsTable } from "./organisations-table";

/** The members of the network: adding one, stopping one, letting it go on. */
export function Organisations({ may }: { may: May }) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [pausing, setPausing] = useState<Organisation>();
  const [said, setSaid] = useState("");
  const refresh = useRefreshOrganisations();
  const resume = useResume((name) => setSaid(`${name} can send and receive referrals again.`));
  const paused = (name: string) => {
    setSaid(`${name} is paused: it cannot send or receive new referrals. What it already has goes on.`);
    setPausing(undefined);
    refresh();
  };
  return (
    <>
      <PageHeading
        title="Organisations"
        lead="The members of the network. A new one starts paused, until its agreement is signed and its lead has an account."
        actions={
          may("create-organisation") && (
            <Button component={Link} to={paths.newOrganisation}>
              New organisation
            </Button>
          )
        }
      />
      <Said>{said}</Said>
      {resume.isError && <ProblemNotice error={resume.error} />}
      <TextInput
        className={classes.search}
        label="Find an organisation"
        type="search"
        maxLength={100}
        leftSection={icons.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <OrganisationsTable search={search} may={may} onPause={setPausing} onResume={(one) => resume.mutate(one.id)} />
      {pausing && (
        <ReasonDialog
          title={`Pause ${pausing.name}`}
          meaning="It can no longer send or receive new referrals. What it already has goes on. Everybody who would refer to it reads the reason."
          confirm="Pause"
          give={(reason) => pause(pausing.id, reason)}
          onDone={() => paused(pausing.name)}
          onClose={() => setPausing(undefined)}
        />
      )}
    </>
  );
}

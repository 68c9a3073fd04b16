import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
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
import { pause, type Upkeep, useRefreshOrganisations, useResume } from "../api/organisations";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { OrganisationsTable } from "./organisations-table";

const shown: readonly { value: Upkeep; label: string }[] = [
  { value: "", label: "All" },
  { value: "stale", label: "Not checked for half a year" },
  { value: "suggestions", label: "Suggestions waiting for two weeks" },
];

/** The members of the network: adding one, stopping one, letting it go on. */
export function Organisations({ may }: { may: May }) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [upkeep, setUpkeep] = useState<Upkeep>("");
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
      <Filter typed={typed} upkeep={upkeep} onType={setTyped} onUpkeep={setUpkeep} />
      <OrganisationsTable
        search={search}
        upkeep={upkeep}
        may={may}
        onPause={setPausing}
        onResume={(one) => resume.mutate(one.id)}
      />
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

interface FilterProps {
  typed: string;
  upkeep: Upkeep;
  onType: (typed: string) => void;
  onUpkeep: (upkeep: Upkeep) => void;
}

function Filter({ typed, upkeep, onType, onUpkeep }: FilterProps) {
  return (
    <Group align="end" gap="md" className={classes.search}>
      <TextInput
        label="Find an organisation"
        type="search"
        maxLength={100}
        leftSection={icons.search}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <NativeSelect
        label="Show"
        data={shown}
        value={upkeep}
        onChange={(event) => onUpkeep(shown.find((one) => one.value === event.currentTarget.value)?.value ?? "")}
      />
    </Group>
  );
}

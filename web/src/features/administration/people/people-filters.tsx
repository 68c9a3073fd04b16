import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { stateWords } from "@/components/accounts/words";
import { icons } from "@/components/icons";
import type { PeopleFilter, UserState } from "../api/people";
import classes from "../components/administration.module.css";

interface Props {
  filter: PeopleFilter;
  onChange: (filter: PeopleFilter) => void;
}

const pause = 300;
const states: readonly UserState[] = ["active", "invited", "locked", "suspended"];

/** Who is looked for. A name never stands in the address. */
export function PeopleFilters({ filter, onChange }: Props) {
  const [typed, setTyped] = useState(filter.search);
  const searchSoon = useDebouncedCallback((search: string) => onChange({ ...filter, search }), pause);
  return (
    <form role="search" className={classes.filters} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        className={classes.filter}
        label="Name, username or organisation"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        leftSection={icons.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          searchSoon(event.currentTarget.value.trim());
        }}
      />
      <NativeSelect
        label="Account"
        value={filter.state}
        data={[{ value: "", label: "Any" }, ...states.map((state) => ({ value: state, label: stateWords[state] }))]}
        onChange={(event) => onChange({ ...filter, state: stateOf(event.currentTarget.value) })}
      />
    </form>
  );
}

function stateOf(value: string): UserState | "" {
  return states.find((state) => state === value) ?? "";
}

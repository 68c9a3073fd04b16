import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useOrganisation } from "@/lib/api/organisation";
import { useOrganisations } from "@/lib/api/reference";
import classes from "./referral-list.module.css";

const any = "any";
const anyName = "Any organisation";

interface Props {
  label: string;
  id: string;
  onChange: (id: string) => void;
}

/** One organisation by type-ahead. */
export function OrganisationFilter({ label, id, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  const chosen = useOrganisation(id);
  const shownNames = new Set([anyName, chosen.data?.name]);
  const found = useOrganisations(shownNames.has(search) ? "" : search);

  const others = (found.data?.items ?? []).filter((one) => !one.own && one.id !== id);
  const options = [
    { value: any, label: anyName },
    ...(id === "" ? [] : [{ value: id, label: chosen.data?.name ?? "…" }]),
    ...others.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <Select
      label={label}
      data={options}
      value={id === "" ? any : id}
      searchable
      allowDeselect={false}
      classNames={{ dropdown: classes.dropdown, option: classes.option }}
      filter={({ options: all }) => all}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      maxDropdownHeight={320}
      onSearchChange={setTyped}
      onChange={(value) => onChange(value === any ? "" : (value ?? ""))}
    />
  );
}

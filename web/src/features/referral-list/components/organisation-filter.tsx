import { Select } from "@mantine/core";
import { useOrganisation } from "@/lib/api/organisation";
import { useOrganisationSearch } from "@/lib/api/use-organisation-search";
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
  const chosen = useOrganisation(id);
  const { found, search } = useOrganisationSearch(new Set([anyName, chosen.data?.name]));
  const others = found.filter((one) => !one.own && one.id !== id);
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
      onSearchChange={search}
      onChange={(value) => onChange(value === any ? "" : (value ?? ""))}
    />
  );
}

import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useOrganisation } from "@/lib/api/organisation";
import { useOrganisations } from "@/lib/api/reference";

interface Props {
  id: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

/** The one organisation somebody works for, by type-ahead. */
export function OrganisationField({ id, error, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  const chosen = useOrganisation(id);
  const found = useOrganisations(search === chosen.data?.name ? "" : search);
  const others = (found.data?.items ?? []).filter((one) => one.id !== id);
  const own = id === "" ? [] : [{ value: id, label: chosen.data?.name ?? "…" }];
  return (
    <Select
      id="organisation_id"
      label="Organisation"
      placeholder="Type a name"
      data={[...own, ...others.map((one) => ({ value: one.id, label: one.name }))]}
      value={id === "" ? null : id}
      error={error}
      searchable
      allowDeselect={false}
      nothingFoundMessage={found.isFetching ? "Searching…" : "No organisation found"}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      maxDropdownHeight={320}
      onSearchChange={setTyped}
      onChange={(value) => onChange(value ?? "")}
    />
  );
}

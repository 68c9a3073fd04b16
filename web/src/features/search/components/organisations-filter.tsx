import { Chooser } from "@/components/chooser/chooser";
import { useChosenOrganisations } from "@/lib/api/reference";
import { useOrganisationSearch } from "@/lib/api/use-organisation-search";

interface Props {
  id: string;
  label: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Any of several organisations, by type-ahead. */
export function OrganisationsFilter({ id, label, ids, onChange }: Props) {
  const { found, searching, search } = useOrganisationSearch();
  const known = useChosenOrganisations(ids);
  const chosen = ids.map((one) => ({ id: one, name: known.find((other) => other.id === one)?.name ?? "…" }));
  return (
    <Chooser
      id={id}
      label={label}
      description="Any of these organisations"
      found={found.map(({ id: one, name }) => ({ id: one, name }))}
      searching={searching}
      chosen={chosen}
      onSearch={search}
      onChange={(next) => onChange(next.map((one) => one.id))}
    />
  );
}

import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { Chooser } from "@/components/chooser/chooser";
import { useChosenOrganisations, useOrganisations } from "@/lib/api/reference";

const pause = 200;

interface Props {
  id: string;
  label: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Any of several organisations, by type-ahead. */
export function OrganisationsFilter({ id, label, ids, onChange }: Props) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pause);
  const found = useOrganisations(asked);
  const known = useChosenOrganisations(ids);
  const chosen = ids.map((one) => ({ id: one, name: known.find((other) => other.id === one)?.name ?? "…" }));
  return (
    <Chooser
      id={id}
      label={label}
      description="Any of these organisations"
      found={(found.data?.items ?? []).map(({ id: one, name }) => ({ id: one, name }))}
      searching={text.trim() !== asked || found.isFetching}
      chosen={chosen}
      onSearch={setText}
      onChange={(next) => onChange(next.map((one) => one.id))}
    />
  );
}

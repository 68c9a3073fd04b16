import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { Chooser } from "@/components/chooser/chooser";
import { useOrganisations } from "@/lib/api/reference";
import type { TypedAccepting } from "./accepting-model";

const pause = 200;

interface Props {
  own: string;
  chosen: TypedAccepting["from"];
  error: string | undefined;
  onChange: (chosen: TypedAccepting["from"]) => void;
}

/** Chooses whose referrals are taken, by typing a part of their names (N38). */
export function FromChooser({ own, chosen, error, onChange }: Props) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pause);
  const { data, isFetching, isPlaceholderData } = useOrganisations(asked);
  const searching = text.trim() !== asked || isPlaceholderData;
  const found = (data?.items ?? []).filter(
    (one) => one.id !== own && (!searching || one.name.toLowerCase().includes(text.trim().toLowerCase())),
  );
  return (
    <Chooser
      id="from"
      label="Organisations whose referrals you take"
      error={error}
      found={found.map(({ id, name, summary }) => ({ id, name, detail: summary }))}
      searching={searching || isFetching}
      chosen={chosen.map(({ id, name }) => ({ id, name }))}
      onSearch={setText}
      onChange={onChange}
    />
  );
}

import { Chooser } from "@/components/chooser/chooser";
import { useOrganisationSearch } from "@/lib/api/use-organisation-search";
import type { TypedAccepting } from "./accepting-model";

interface Props {
  own: string;
  chosen: TypedAccepting["from"];
  error: string | undefined;
  onChange: (chosen: TypedAccepting["from"]) => void;
}

/** Chooses whose referrals are taken, by typing a part of their names (N38). */
export function FromChooser({ own, chosen, error, onChange }: Props) {
  const { found, searching, search } = useOrganisationSearch();
  const others = found.filter((one) => one.id !== own);
  return (
    <Chooser
      id="from"
      label="Organisations whose referrals you take"
      error={error}
      found={others.map(({ id, name, summary }) => ({ id, name, detail: summary }))}
      searching={searching}
      chosen={chosen.map(({ id, name }) => ({ id, name }))}
      onSearch={search}
      onChange={onChange}
    />
  );
}

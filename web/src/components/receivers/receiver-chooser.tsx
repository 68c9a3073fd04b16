import { type Choice, Chooser } from "@/components/chooser/chooser";
import { aboutMiles, useDistances } from "@/lib/api/distances";
import type { Organisation } from "@/lib/api/gen/types.gen";
import { useOrganisationSearch } from "@/lib/api/use-organisation-search";

interface Props {
  id: string;
  label?: string;
  description?: string;
  chosenLabel?: string;
  chosen: readonly Organisation[];
  error: string | undefined;
  /** The client's postcode, as far as it is known: each receiver then says how far it is from there. */
  near?: string;
  onChange: (ids: string[]) => void;
}

/** Chooses who should receive a referral, showing who is open, whom they help and how long clients wait (N16, N17). */
export function ReceiverChooser({
  id,
  label = "Organisations",
  description = "One or more. Each gets a referral of its own, with its own number and its own deadlines.",
  chosenLabel,
  chosen,
  error,
  near = "",
  onChange,
}: Props) {
  const distances = useDistances(near);
  const { found, searching, search } = useOrganisationSearch();
  return (
    <Chooser
      id={id}
      label={label}
      description={description}
      chosenLabel={chosenLabel}
      error={error}
      found={found.filter((one) => !one.own).map((one) => choiceOf(one, distances?.get(one.id)))}
      searching={searching}
      chosen={chosen.map((one) => choiceOf(one, distances?.get(one.id)))}
      onSearch={search}
      onChange={(next) => onChange(next.map((one) => one.id))}
    />
  );
}

function choiceOf(one: Organisation, miles: number | undefined): Choice {
  const issues = one.issues.map((issue) => issue.label).join(", ");
  const far = miles === undefined ? "" : aboutMiles(miles);
  const parts = [
    far.charAt(0).toUpperCase() + far.slice(1),
    issues || one.summary,
    one.criteria,
    one.waiting && `Clients wait: ${one.waiting}`,
  ];
  const detail = parts.flatMap((part) => (part ? [part.replace(/\.$/, "")] : [])).join(". ");
  const closed = one.accepting ? undefined : one.accepting_note || "Not accepting referrals at the moment";
  return { id: one.id, name: one.name, detail, closed };
}

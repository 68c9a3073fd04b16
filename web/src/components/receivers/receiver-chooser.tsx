import { type Choice, Chooser } from "@/components/chooser/chooser";
import type { Organisation } from "@/lib/api/gen/types.gen";
import { useOrganisationSearch } from "@/lib/api/use-organisation-search";

interface Props {
  id: string;
  label?: string;
  description?: string;
  chosenLabel?: string;
  chosen: readonly Organisation[];
  error: string | undefined;
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
  onChange,
}: Props) {
  const { found, searching, search } = useOrganisationSearch();
  return (
    <Chooser
      id={id}
      label={label}
      description={description}
      chosenLabel={chosenLabel}
      error={error}
      found={found.filter((one) => !one.own).map(choiceOf)}
      searching={searching}
      chosen={chosen.map(choiceOf)}
      onSearch={search}
      onChange={(next) => onChange(next.map((one) => one.id))}
    />
  );
}

function choiceOf(one: Organisation): Choice {
  const issues = one.issues.map((issue) => issue.label).join(", ");
  const parts = [issues || one.summary, one.criteria, one.waiting && `Clients wait: ${one.waiting}`];
  const detail = parts.flatMap((part) => (part ? [part.replace(/\.$/, "")] : [])).join(". ");
  const closed = one.accepting ? undefined : one.accepting_note || "Not accepting referrals at the moment";
  return { id: one.id, name: one.name, detail, closed };
}

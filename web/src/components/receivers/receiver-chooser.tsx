import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { type Choice, Chooser } from "@/components/chooser/chooser";
import type { Organisation } from "@/lib/api/gen/types.gen";
import { useOrganisations } from "@/lib/api/reference";

const pause = 200;

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
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pause);
  const organisations = useOrganisations(asked);
  // Until the answer to what is typed has come, only what plainly matches may be chosen.
  const searching = text.trim() !== asked || organisations.isPlaceholderData;
  const found = (organisations.data?.items ?? []).filter(
    (one) => !one.own && (!searching || one.name.toLowerCase().includes(text.trim().toLowerCase())),
  );
  return (
    <Chooser
      id={id}
      label={label}
      description={description}
      chosenLabel={chosenLabel}
      error={error}
      found={found.map(choiceOf)}
      searching={searching || organisations.isFetching}
      chosen={chosen.map(choiceOf)}
      onSearch={setText}
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

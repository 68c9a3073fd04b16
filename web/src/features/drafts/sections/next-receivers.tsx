import { ReceiverChooser } from "@/components/receivers/receiver-chooser";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";

interface Props {
  chosen: readonly OrganisationDetail[];
  error: string | undefined;
  near: string;
  onChange: (ids: string[]) => void;
}

/** Whom the clock tries, in order, when the one receiver never answers; where the network's policy lets it. */
export function NextReceivers({ chosen, error, near, onChange }: Props) {
  const { data: reference } = useReference();
  if (!reference?.offers_next && chosen.length === 0) return null;
  return (
    <ReceiverChooser
      id="next_receivers"
      label="If nobody answers, who should be tried next? (optional)"
      description="In this order. Five working days after a missed deadline it goes to the first who takes referrals then. The client must know of each."
      chosenLabel="To try next"
      chosen={chosen}
      error={error}
      near={near}
      onChange={onChange}
    />
  );
}

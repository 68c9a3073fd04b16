import { Button } from "@mantine/core";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { Without } from "@/lib/api/gen/types.gen";
import { type Asked, blank, without } from "../model";

interface Props {
  asked: Asked;
  without: readonly Without[];
  onAsk: (asked: Asked) => void;
}

const names: Record<Without["filter"], string> = {
  number: "the number",
  surname: "the surname",
  box: "“sent or received”",
  status: "where it stands",
  result: "how it ended",
  urgent: "“urgent only”",
  overdue: "“overdue only”",
  from: "the organisations it came from",
  to: "the organisations it went to",
  issue: "the issue",
  sent: "the days it was sent",
  assigned: "who it is assigned to",
  sent_by: "who sent it",
  forwarded: "whether it was forwarded",
};
const mostCounted = 100;

/** Nothing was found: what to take away so that something is (R9). */
export function NothingFound({ asked, without: ways, onAsk }: Props) {
  const found = ({ total }: Without) => (total >= mostCounted ? "100 or more" : `${total}`);
  const buttons = ways.map((way) => (
    <Button key={way.filter} variant="default" onClick={() => onAsk(without(asked, way.filter))}>
      Without {names[way.filter]}: {found(way)}
    </Button>
  ));
  return (
    <EmptyNotice
      title="Nothing found"
      action={
        buttons.length > 0 ? (
          buttons
        ) : (
          <Button variant="default" onClick={() => onAsk(blank)}>
            Clear all
          </Button>
        )
      }
    >
      {buttons.length > 0
        ? "No referral is all of this at once. Take one thing away:"
        : "Check the number or the spelling. Only referrals your organisation sent or received are searched."}
    </EmptyNotice>
  );
}

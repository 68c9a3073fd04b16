import { Checkbox } from "@mantine/core";
import { useReference } from "@/lib/api/reference";
import { type Asked, isResult, isStatus } from "../model";
import classes from "./search.module.css";

interface Props {
  typed: Asked;
  onChange: (part: Partial<Asked>) => void;
}

/** "Sent" says what was done; who searches looks for what is still to do (N27). */
const asked: Record<string, string> = { sent: "Needs acknowledging" };

/** Where a referral stands, several at a time. */
export function StageFilters({ typed, onChange }: Props) {
  const { data: reference } = useReference();
  return (
    <div className={classes.stages}>
      <Checkbox.Group
        label="Where it stands"
        value={typed.status}
        onChange={(status) => onChange({ status: status.filter(isStatus) })}
      >
        <Boxes choices={(reference?.statuses ?? []).map((one) => ({ ...one, label: asked[one.code] ?? one.label }))} />
      </Checkbox.Group>
      <Checkbox.Group
        label="How it ended"
        value={typed.result}
        onChange={(result) => onChange({ result: result.filter(isResult) })}
      >
        <Boxes choices={reference?.results ?? []} />
      </Checkbox.Group>
      <div className={classes.checks}>
        <Checkbox
          label="Urgent only"
          checked={typed.urgent}
          onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
        />
        <Checkbox
          label="Overdue only"
          checked={typed.overdue}
          onChange={(event) => onChange({ overdue: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

function Boxes({ choices }: { choices: readonly { code: string; label: string }[] }) {
  return (
    <div className={classes.checks}>
      {choices.map(({ code, label }) => (
        <Checkbox key={code} value={code} label={label} />
      ))}
    </div>
  );
}

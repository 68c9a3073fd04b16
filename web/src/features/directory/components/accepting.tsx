import { Badge } from "@/components/badges/badge";
import classes from "./directory.module.css";

interface Props {
  organisation: { accepting: boolean; accepting_note: string };
}

/** Whether an organisation takes referrals now, and why not. */
export function Accepting({ organisation }: Props) {
  return (
    <>
      <Badge tone={organisation.accepting ? "calm" : "strong"}>
        {organisation.accepting ? "Accepting" : "Not accepting"}
      </Badge>
      {organisation.accepting_note !== "" && <span className={classes.note}>{organisation.accepting_note}</span>}
    </>
  );
}

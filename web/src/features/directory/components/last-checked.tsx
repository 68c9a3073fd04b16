import type { Organisation } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import classes from "./directory.module.css";

interface Props {
  organisation: Pick<Organisation, "checked_at" | "stale">;
}

/** When an organisation last said that its profile is true, with a calm mark where that is long ago (Y3). */
export function LastChecked({ organisation: { checked_at, stale } }: Props) {
  const words = checked_at ? plainDate(checked_at) : "Not yet";
  if (!stale) return words;
  return (
    <span className={classes.stale}>
      {checked_at ? `${words}, more than half a year ago: ask before you refer` : `${words}: ask before you refer`}
    </span>
  );
}

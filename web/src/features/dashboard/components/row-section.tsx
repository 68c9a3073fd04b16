import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { ReferralTable } from "@/components/referral-table/referral-table";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import classes from "./dashboard.module.css";

interface Props {
  title: string;
  rows: readonly ReferralRow[];
  fresh: ReadonlySet<string>;
  empty: string;
  /** Where all of them are. */
  all?: string;
}

/** One of the dashboard's lists. */
export function RowSection({ title, rows, fresh, empty, all }: Props) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHeading}>
        <h2 className={classes.title}>{title}</h2>
        {all && rows.length > 0 && (
          <Anchor component={Link} to={all}>
            All {title.toLowerCase().replace("latest ", "")}
          </Anchor>
        )}
      </div>
      {rows.length > 0 ? (
        <ReferralTable rows={rows} caption={title} fresh={fresh} />
      ) : (
        <p className={classes.empty}>{empty}</p>
      )}
    </section>
  );
}

import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { ReferralRows } from "@/components/referral-rows/referral-rows";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import classes from "./dashboard.module.css";

interface Props {
  title: string;
  rows: readonly ReferralRow[];
  scene: string;
  empty: string;
  /** Where all of them are. */
  all: string;
}

/** One of the dashboard's lists. */
export function RowSection({ title, rows, scene, empty, all }: Props) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHeading}>
        <h2 className={classes.title}>{title}</h2>
        {rows.length > 0 && (
          <Anchor component={Link} to={all}>
            All {title.toLowerCase().replace("latest ", "")}
          </Anchor>
        )}
      </div>
      <ReferralRows label={title} rows={rows} scene={scene} empty={<p className={classes.empty}>{empty}</p>} />
    </section>
  );
}

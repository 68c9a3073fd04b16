import { Button } from "@mantine/core";
import { Link, useLocation } from "react-router";
import type { Session } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "./agreement.module.css";

/** Tells a lead, above every page, what their organisation has yet to accept, and by when. */
export function AgreementBanner({ session: { agreement, acting_for } }: { session: Session }) {
  const { pathname } = useLocation();
  if (!agreement || acting_for.role !== "lead" || pathname === paths.manageAgreement) return null;
  return (
    <section className={agreement.barred ? classes.barrier : classes.banner} aria-label="Data-sharing agreement">
      <p className={classes.words}>
        {agreement.barred ? (
          <>
            <strong>{acting_for.organisation?.name} can neither send nor receive new referrals</strong> until the
            network’s data-sharing agreement is accepted. Referrals under way go on.
          </>
        ) : (
          <>A new data-sharing agreement must be accepted before {plainDate(agreement.from)}.</>
        )}
      </p>
      <Button component={Link} to={paths.manageAgreement} variant="default" size="compact-md">
        Read the agreement
      </Button>
    </section>
  );
}

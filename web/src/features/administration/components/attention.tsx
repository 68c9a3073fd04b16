import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { useLastAuditCheck, useWarnings } from "../api/warnings";
import classes from "./administration.module.css";

/** What must not be missed by whoever opens the administration; nothing at all while all is well. */
export function Attention() {
  const { undelivered = 0, applications = 0 } = useWarnings().data ?? {};
  const tampered = useLastAuditCheck().data?.state === "broken";
  return (
    <>
      {applications > 0 && (
        <p className={classes.notice}>
          {applications === 1 ? "An organisation asks" : `${applications} organisations ask`} to join.{" "}
          <Anchor component={Link} to={paths.applications}>
            {applications === 1 ? "Read the application" : "Read the applications"}
          </Anchor>
        </p>
      )}
      {tampered && (
        <p className={classes.warning}>
          <strong>Warning:</strong> the audit was changed.{" "}
          <Anchor component={Link} to={paths.audit}>
            See the last check
          </Anchor>
        </p>
      )}
      {undelivered > 0 && (
        <p className={classes.warning}>
          <strong>Warning:</strong> there are e-mails that did not arrive.{" "}
          <Anchor component={Link} to={paths.undelivered}>
            See which, and send them again
          </Anchor>
        </p>
      )}
    </>
  );
}

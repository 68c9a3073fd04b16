import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { useWarnings } from "../api/warnings";
import classes from "../components/administration.module.css";

/** The server counts no further. */
const many = 100;

/** How many e-mails did not arrive, and the way to them. */
export function Undelivered() {
  const { data } = useWarnings();
  if (!data) return null; // while it loads, or failed, the part above says so
  return (
    <>
      <h2 className={classes.heading}>E-mails that did not arrive</h2>
      {data.undelivered === 0 ? (
        <p className={classes.text}>Every e-mail has gone out.</p>
      ) : (
        <p className={classes.warning}>
          <strong>Warning:</strong> {wordsFor(data.undelivered)} not arrive.{" "}
          <Anchor component={Link} to={paths.undelivered}>
            See why, and send them again
          </Anchor>
        </p>
      )}
    </>
  );
}

function wordsFor(count: number): string {
  if (count === 1) return "1 e-mail did";
  return count < many ? `${count} e-mails did` : `${many} or more e-mails did`;
}

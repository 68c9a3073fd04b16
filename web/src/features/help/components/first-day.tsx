import { Button } from "@mantine/core";
import { Link } from "react-router";
import { usePreference } from "@/lib/api/preference";
import { paths } from "@/lib/paths";
import classes from "./help.module.css";

/** Offers somebody new the guide of their first day, until they have seen it or do not want it. */
export function FirstDay() {
  const [done, setDone] = usePreference("first-day", false, (kept) => kept === true);
  if (done) return null;
  return (
    <section className={classes.firstDay} aria-label="Your first day">
      <p>
        <strong>New here?</strong> Ten minutes show you around.
      </p>
      <div className={classes.ways}>
        <Button component={Link} to={paths.guide("first-day")} variant="default" onClick={() => setDone(true)}>
          Show me around
        </Button>
        <Button variant="subtle" onClick={() => setDone(true)}>
          No, thank you
        </Button>
      </div>
    </section>
  );
}

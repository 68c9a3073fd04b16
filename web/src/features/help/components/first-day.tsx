import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import classes from "./help.module.css";

/**
 * Offers somebody new the guide of their first day, until they have seen it or do not want it. That is kept in the
 * browser: on another machine it is offered once more, which does no harm.
 */
export function FirstDay({ person }: { person: string }) {
  const [done, setDone] = useLocalStorage({
    key: `onward-first-day-${person}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
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

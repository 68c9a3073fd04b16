import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { problemOf } from "@/lib/api/problem";
import { wordsFor } from "./problem-words";
import classes from "./states.module.css";

interface Props {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** The heading's level: 1 on a page of its own. */
  level?: 1 | 2;
}

/** A failure in words, with a way on. */
export function ProblemNotice({ error, onRetry, level = 2 }: Props) {
  const problem = problemOf(error);
  const words = wordsFor(problem);
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section className={classes.notice} role="alert">
      <Heading className={classes.title}>{words.title}</Heading>
      <p className={classes.meaning}>{words.meaning}</p>
      {problem.requestId && <p className={classes.reference}>Reference: {problem.requestId}</p>}
      <div className={classes.ways}>
        {words.way === "again" && onRetry && <Button onClick={onRetry}>Try again</Button>}
        {words.way === "sign-in" && (
          <Button component={Link} to="/sign-in">
            Sign in
          </Button>
        )}
        {words.way === "home" && (
          <Anchor component={Link} to="/">
            Go to your dashboard
          </Anchor>
        )}
      </div>
    </section>
  );
}

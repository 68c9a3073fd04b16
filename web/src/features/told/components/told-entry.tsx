import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { WhenText } from "@/components/dates/when-text";
import type { Told } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import classes from "./told.module.css";

/** One decline or return: who said what, and what became of the client. */
export function ToldEntry({ told }: { told: Told }) {
  const { reason, receiver, issues, words, remedy, sent_by, fate, onward } = told;
  return (
    <li className={classes.entry}>
      <h2 className={classes.head}>
        <Anchor component={Link} to={paths.referral(told.referral_id)}>
          #{told.number}
        </Anchor>{" "}
        to {receiver.name}: {reason.label}
      </h2>
      <p className={classes.quiet}>
        <WhenText at={told.at} /> · {issues.map((issue) => issue.label).join(", ")}
        {sent_by && ` · sent by ${sent_by.name}`}
      </p>
      {words && <blockquote className={classes.words}>{words}</blockquote>}
      {remedy && (
        <p className={classes.remedy}>
          <strong>What would have made it right:</strong> {remedy}
        </p>
      )}
      <p className={classes.fate}>
        Since then: <strong>{fate.label}</strong>
        {onward.map((next, index) => (
          <span key={next.id}>
            {index === 0 ? " as " : ", "}
            <Anchor component={Link} to={paths.referral(next.id)}>
              #{next.number}
            </Anchor>{" "}
            to {next.receiver} ({next.status.label.toLowerCase()})
          </span>
        ))}
        {fate.code === "waiting" && (
          <>
            {". "}
            <Anchor component={Link} to={paths.forward(told.referral_id)} aria-label={`Forward #${told.number}`}>
              Forward it
            </Anchor>
          </>
        )}
      </p>
    </li>
  );
}

import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { useManaged } from "../api/manage";
import classes from "./manage.module.css";

/** What the lead of an organisation that has just joined does first; gone once a coordinator let it start (R6). */
export function FirstSteps() {
  const { data } = useManaged();
  if (!data?.joining || !data.may_edit) return null;
  return (
    <section className={classes.steps} aria-labelledby="first-steps">
      <h2 id="first-steps">First steps of {data.name}</h2>
      <p>It is paused: nobody refers to it, and it refers to nobody. When all is ready, a coordinator lets it start.</p>
      <ol>
        <Step done={data.checked_at !== undefined} to={paths.manageProfile} words="Check your profile">
          Read it as others will, then say that it is true.
        </Step>
        <Step done={data.colleagues > 0} to={paths.newStaff} words="Give your colleagues accounts">
          Two people at least, so that somebody is there when you are not.
        </Step>
        <li>
          <strong>Tell a coordinator that you are ready.</strong> They let it start, and referrals can come.
        </li>
      </ol>
    </section>
  );
}

interface StepProps {
  done: boolean;
  to: string;
  words: string;
  children: string;
}

function Step({ done, to, words, children }: StepProps) {
  return (
    <li>
      {done ? (
        <>
          <strong>Done:</strong> {words}
        </>
      ) : (
        <>
          <Anchor component={Link} to={to}>
            {words}
          </Anchor>
          . {children}
        </>
      )}
    </li>
  );
}

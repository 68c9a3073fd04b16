import { Anchor, Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import type { SentBatch as Batch } from "@/lib/api/gen/types.gen";
import { longDay } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "./sent-batch.module.css";

/** The numbers, what happens next, and when. */
export function SentBatch({ batch }: { batch: Batch }) {
  const one = batch.referrals.length === 1;
  return (
    <>
      <PageHeading
        title={one ? "The referral is sent" : `${batch.referrals.length} referrals are sent`}
        lead="Give the client the number. It says nothing about them to anybody else."
      />
      <ul className={classes.numbers}>
        {batch.referrals.map((row) => (
          <li key={row.id}>
            <p className={classes.number}>
              <Anchor component={Link} to={paths.referral(row.id)} inherit>
                #{row.number}
              </Anchor>{" "}
              to {row.receiver.name}
            </p>
            <p>
              They acknowledge it by {longDay(row.acknowledge_by, new Date())} and decide by{" "}
              {longDay(row.decide_by, new Date())} at the latest.
            </p>
          </li>
        ))}
      </ul>
      <h2>What happens next</h2>
      <p>
        They have been e-mailed, without any detail of the client. When they acknowledge, accept or decline, you see it
        here at once. If they let the day pass, Onward reminds them by itself, tells you, and you can send it to
        somebody else.
      </p>
      <Group>
        <Button component={Link} to={paths.home}>
          Go to your dashboard
        </Button>
        <Button component={Link} to={paths.newReferral} variant="default">
          Another referral
        </Button>
      </Group>
    </>
  );
}

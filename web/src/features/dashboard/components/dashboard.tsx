import { Button } from "@mantine/core";
import { Link } from "react-router";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { Dashboard as Data } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { useFresh } from "@/lib/use-fresh";
import { Counts } from "./counts";
import { RowSection } from "./row-section";
import { Tasks } from "./tasks";

/** What to look at now: what waits for us first, then urgent, pending, incoming and outgoing (N33). */
export function Dashboard({ data }: { data: Data }) {
  const rows = [...data.urgent, ...data.pending, ...data.incoming, ...data.outgoing];
  const fresh = useFresh(rows.map((row) => row.id));
  if (rows.length === 0 && data.sent.closed === 0 && data.received.closed === 0) return <FirstDay />;
  return (
    <>
      <Counts received={data.received} sent={data.sent} />
      <Tasks tasks={data.tasks} />
      <RowSection title="Urgent" rows={data.urgent} fresh={fresh} empty="No urgent referral is open." />
      <RowSection
        title="Latest pending"
        rows={data.pending}
        fresh={fresh}
        empty="No referral waits for your decision."
      />
      <RowSection
        title="Latest incoming"
        rows={data.incoming}
        fresh={fresh}
        all={paths.incoming}
        empty="No referral waits to be acknowledged."
      />
      <RowSection
        title="Latest outgoing"
        rows={data.outgoing}
        fresh={fresh}
        all={paths.outgoing}
        empty="Nothing sent yet."
      />
    </>
  );
}

function FirstDay() {
  return (
    <EmptyNotice
      title="Nothing has been sent or received yet"
      action={
        <Button component={Link} to={paths.newReferral}>
          Make your first referral
        </Button>
      }
    >
      Referrals to you and from you appear here by themselves, with what has to be done by when.
    </EmptyNotice>
  );
}

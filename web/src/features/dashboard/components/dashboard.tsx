import { Button } from "@mantine/core";
import { Link } from "react-router";
import { ColumnsButton } from "@/components/referral-rows/columns-button";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { Dashboard as Data } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { Whose } from "../api/dashboard";
import { Counts } from "./counts";
import { RowSection } from "./row-section";
import { Tasks } from "./tasks";

type Panel = "urgent" | "pending" | "incoming" | "outgoing";

const sections: readonly { panel: Panel; title: string; all: string; empty: string }[] = [
  { panel: "urgent", title: "Urgent", all: `${paths.incoming}?urgent=yes`, empty: "No urgent referral is open." },
  {
    panel: "pending",
    title: "Latest pending",
    all: `${paths.incoming}?status=acknowledged&order=newest`,
    empty: "No referral waits for a decision.",
  },
  {
    panel: "incoming",
    title: "Latest incoming",
    all: `${paths.incoming}?order=newest`,
    empty: "No referral waits to be acknowledged.",
  },
  { panel: "outgoing", title: "Latest outgoing", all: paths.outgoing, empty: "Nothing sent yet." },
];

interface Props {
  data: Data;
  whose: Whose;
  scene: string;
}

/** What to look at now: what waits for us first, then urgent, pending, incoming and outgoing (N33). */
export function Dashboard({ data, whose, scene }: Props) {
  const rows = sections.flatMap(({ panel }) => data[panel]);
  const none = rows.length === 0 && data.sent.closed === 0 && data.received.closed === 0;
  if (none && whose === "organisation") return <FirstDay />;
  return (
    <>
      <Counts received={data.received} sent={data.sent} />
      <Tasks tasks={data.tasks} whose={whose} />
      {rows.length > 0 && <ColumnsButton />}
      {sections.map(({ panel, all, ...section }) => (
        <RowSection key={panel} rows={data[panel]} scene={scene} all={all + mine(all, whose)} {...section} />
      ))}
    </>
  );
}

/** The rest of one's own list is one's own, too. */
function mine(address: string, whose: Whose): string {
  if (whose !== "me") return "";
  return address.includes("?") ? "&mine=yes" : "?mine=yes";
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

import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { ColumnsButton } from "@/components/referral-rows/columns-button";
import { ReferralRows } from "@/components/referral-rows/referral-rows";
import { useScene } from "@/components/referral-rows/use-scene";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { paths } from "@/lib/paths";
import { useRemembered } from "@/lib/use-remembered";
import { useReferralPages } from "../api/referral-pages";
import { type Box, countFilters, type Filters } from "../model";
import { useFilters } from "../use-filters";

import { EmptyList } from "./empty-list";
import { FilterBar } from "./filter-bar";
import { SearchBox } from "./search-box";

const titles: Record<Box, { title: string; lead: string }> = {
  incoming: { title: "Incoming", lead: "Referrals other organisations sent to yours." },
  outgoing: { title: "Outgoing", lead: "Referrals your organisation sent, until the client has a result." },
};

const noFilters: Partial<Filters> = {
  status: [],
  urgent: false,
  overdue: false,
  organisation: "",
  issue: "",
  mine: false,
  unassigned: false,
  unforwarded: false,
};

const toldLink = (
  <Anchor component={Link} to={paths.told}>
    What others told us
  </Anchor>
);

/** All referrals received, or all sent. */
export function ReferralList({ box }: { box: Box }) {
  const [filters, change] = useFilters(box);
  const [text, search] = useRemembered(box);
  const clear = () => {
    search("");
    change(noFilters);
  };
  return (
    <>
      <PageHeading {...titles[box]} actions={box === "outgoing" && toldLink} />
      <SearchBox key={text} text={text} onSearch={search} />
      <FilterBar box={box} filters={filters} onChange={change} />
      <Found box={box} filters={filters} text={text} onClear={clear} />
    </>
  );
}

interface FoundProps {
  box: Box;
  filters: Filters;
  text: string;
  onClear: () => void;
}

function Found({ box, filters, text, onClear }: FoundProps) {
  const query = useReferralPages({ box, filters, text });
  const scene = useScene(query, JSON.stringify([box, filters, text, query.data?.pages.length]));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Waiting rows={6} label="Loading referrals" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const narrowed = countFilters(filters) > 0;
  return (
    <>
      {rows.length > 0 && <ColumnsButton />}
      <ReferralRows
        label={titles[box].title}
        rows={rows}
        scene={scene}
        busy={query.isPlaceholderData}
        empty={<EmptyList box={box} narrowed={narrowed} searched={text !== ""} onClear={onClear} />}
      />
      {rows.length > 0 && <MoreButton query={query} shown={rows.length} />}
    </>
  );
}

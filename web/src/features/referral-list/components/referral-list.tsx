import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import { RecordTable } from "@/components/table/record-table";
import { useKeptText } from "@/lib/use-kept-text";
import { useReferralPages } from "../api/referral-pages";
import { type Box, countFilters, type Filters } from "../model";
import { useFilters } from "../use-filters";
import { useSteadyRows } from "../use-steady-rows";
import { columns } from "./columns";
import { EmptyList } from "./empty-list";
import { FilterBar } from "./filter-bar";
import { FreshPill } from "./fresh-pill";
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
};

/** All referrals received, or all sent. */
export function ReferralList({ box }: { box: Box }) {
  const [filters, change] = useFilters(box);
  const [text, search] = useKeptText(box);
  const clear = () => {
    search("");
    change(noFilters);
  };
  return (
    <>
      <PageHeading {...titles[box]} />
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
  const pages = query.data?.pages ?? [];
  const ready = query.data !== undefined && !query.isPlaceholderData;
  const scene = ready ? JSON.stringify([box, filters, text, pages.length]) : "waiting";
  const { rows, waiting, appeared, gone, settle } = useSteadyRows(
    pages.flatMap((page) => page.items),
    scene,
  );

  if (query.isPending) return <Waiting rows={6} label="Loading referrals" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) {
    return <EmptyList box={box} narrowed={countFilters(filters) > 0} searched={text !== ""} onClear={onClear} />;
  }
  return (
    <>
      <FreshPill count={waiting} onShow={settle} />
      <RecordTable
        label={titles[box].title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        appeared={(row) => appeared.has(row.id)}
        remark={(row) => (gone.has(row.id) ? "Changed, no longer in this list" : undefined)}
        busy={query.isPlaceholderData}
      />
      <MoreButton query={query} shown={rows.length} />
    </>
  );
}

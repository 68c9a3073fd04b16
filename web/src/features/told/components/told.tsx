import { Button } from "@mantine/core";
import { useSearchParams } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import type { ToldPage } from "@/lib/api/gen/types.gen";
import { useTold } from "../api/told";
import { filterOf, narrowed, questionOf, type ToldFilter, timesWords } from "../model";
import classes from "./told.module.css";
import { ToldEntry } from "./told-entry";
import { ToldFilters } from "./told-filters";

/** Every decline and return for information, in the receivers' words: what to do better next time (K4). */
export function Told() {
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const query = useTold(filter);
  const change = (next: Partial<ToldFilter>) => setAddress(questionOf({ ...filter, ...next }), { replace: true });
  const first = query.data?.pages[0];
  return (
    <>
      <PageHeading
        title="What others told us"
        lead="Every referral of yours that was declined or returned for information, in the receiver's words."
      />
      <ToldFilters filter={filter} page={first} onChange={change} />
      {query.isPending && <Waiting rows={6} label="Loading what others told us" />}
      {query.isError && !first && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {first && <Found query={query} first={first} filter={filter} onChange={change} />}
    </>
  );
}

interface FoundProps {
  query: ReturnType<typeof useTold>;
  first: ToldPage;
  filter: ToldFilter;
  onChange: (next: Partial<ToldFilter>) => void;
}

function Found({ query, first, filter, onChange }: FoundProps) {
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) {
    const clear = (
      <Button variant="default" onClick={() => onChange({ reason: "", receiver: "", mine: false })}>
        Show everything
      </Button>
    );
    return (
      <EmptyNotice title={`Nobody told you anything, ${first.period.words}`} action={narrowed(filter) && clear}>
        {narrowed(filter)
          ? "Nothing fits these filters. Leave one out, or choose a longer period."
          : "None of your referrals was declined or returned in these days. Choose a longer period to look further back."}
      </EmptyNotice>
    );
  }
  return (
    <div aria-busy={query.isPlaceholderData}>
      <p className={classes.sum} role="status">
        {first.total === 1 ? "One answer" : `${first.total} answers`}, {first.period.words}.
      </p>
      <Asked asked={first.asked} />
      <ol className={classes.list} aria-label="What others told us">
        {rows.map((row) => (
          <ToldEntry key={`${row.referral_id} ${row.at}`} told={row} />
        ))}
      </ol>
      <MoreButton query={query} shown={rows.length} />
    </div>
  );
}

function Asked({ asked }: Pick<ToldPage, "asked">) {
  if (asked.length === 0) return null;
  return (
    <section className={classes.asked} aria-labelledby="asked-title">
      <h2 id="asked-title" className={classes.title}>
        What receivers most often asked for
      </h2>
      <ul>
        {asked.map(({ words, count }) => (
          <li key={words}>
            <strong>{words}</strong>, {timesWords(count)}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button, SegmentedControl } from "@mantine/core";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { RecordTable } from "@/components/table/record-table";
import type { DirectoryList } from "@/lib/api/gen/types.gen";
import { useDirectory } from "../api/directory";
import type { Search } from "../model";
import { useSearch } from "../use-search";
import { columns } from "./columns";
import classes from "./directory.module.css";
import { DirectoryMap } from "./directory-map";
import { NobodyFound } from "./nobody-found";
import { Outside } from "./outside";
import { Recent } from "./recent";
import { SearchForm } from "./search-form";
import { UnknownPostcode } from "./unknown-postcode";

/** Every organisation of the network, and whether it takes referrals now. */
export function Directory() {
  const { asked, typed, postcode, type, change, clear } = useSearch();
  return (
    <>
      <PageHeading title="Directory" lead="Who helps with what, where, and whether they take referrals now." />
      <SearchForm asked={asked} typed={typed} postcode={postcode} onType={type} onChange={change} />
      <Recent />
      <SegmentedControl
        aria-label="How to show them"
        className={`${classes.view} no-print`}
        value={asked.all ? "map" : "list"}
        data={[
          { value: "list", label: "List" },
          { value: "map", label: "Map" },
        ]}
        onChange={(view) => change({ all: view === "map" })}
      />
      <Found asked={asked} onChange={change} onClear={clear} />
    </>
  );
}

interface FoundProps {
  asked: Search;
  onChange: (change: Partial<Search>) => void;
  onClear: () => void;
}

function Found({ asked, onChange, onClear }: FoundProps) {
  const query = useDirectory(asked);
  if (query.isPending) return <Waiting rows={6} label="Loading organisations" />;
  if (query.error && asked.postcode !== "")
    return <UnknownPostcode error={query.error} onClear={() => onChange({ postcode: "" })} />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items, similar, area } = query.data;
  if (items.length === 0)
    return (
      <>
        <NobodyFound asked={asked} onChange={onChange} onClear={onClear} />
        <Outside listings={query.data.listings} />
      </>
    );
  return (
    <>
      {area && (
        <p role="status" className={classes.similar}>
          {asked.postcode} lies in {area}. These organisations serve it.
        </p>
      )}
      {similar && (
        <p role="status" className={classes.similar}>
          Nothing has the words “{asked.text}”. {items.length === 1 ? "This name sounds" : "These names sound"} like
          them.
        </p>
      )}
      {asked.all && <DirectoryMap found={items} area={area} />}
      <RecordTable
        label="Organisations"
        columns={columns}
        rows={items}
        rowKey={(one) => one.id}
        busy={query.isPlaceholderData}
      />
      <End found={query.data} asked={asked} onChange={onChange} />
      <Outside listings={query.data.listings} />
    </>
  );
}

function End({ found, asked, onChange }: { found: DirectoryList } & Pick<FoundProps, "asked" | "onChange">) {
  const { total, pages } = found;
  return (
    <div className={classes.end}>
      <p role="status">
        {total} {total === 1 ? "organisation" : "organisations"}
        {pages > 1 && `, page ${asked.page} of ${pages}`}
      </p>
      {asked.page > 1 && (
        <Button variant="default" onClick={() => onChange({ page: asked.page - 1 })}>
          Previous page
        </Button>
      )}
      {asked.page < pages && (
        <Button variant="default" onClick={() => onChange({ page: asked.page + 1 })}>
          Next page
        </Button>
      )}
    </div>
  );
}

import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { icons } from "@/components/icons";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { RecordTable } from "@/components/table/record-table";
import { useDirectory } from "../api/directory";
import { columns } from "./columns";
import classes from "./directory.module.css";

const pause = 250;

/** Every organisation of the network, and whether it takes referrals now. */
export function Directory() {
  const [address, setAddress] = useSearchParams();
  const search = address.get("search") ?? "";
  const [typed, setTyped] = useState(search);
  const write = (text: string) => setAddress(text === "" ? {} : { search: text }, { replace: true });
  const writeSoon = useDebouncedCallback(write, pause);
  const change = (text: string) => {
    setTyped(text);
    writeSoon(text.trim());
  };
  const clear = () => {
    setTyped("");
    write("");
  };
  return (
    <>
      <PageHeading title="Directory" lead="Who helps with what, where, and whether they take referrals now." />
      <TextInput
        className={classes.search}
        type="search"
        label="Find an organisation"
        description="By its name, an area or an issue"
        value={typed}
        maxLength={100}
        leftSection={icons.search}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <Found search={search} onClear={clear} />
    </>
  );
}

function Found({ search, onClear }: { search: string; onClear: () => void }) {
  const query = useDirectory(search);
  if (query.isPending) return <Waiting rows={6} label="Loading organisations" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items, total } = query.data;
  if (items.length === 0) return <NobodyFound search={search} onClear={onClear} />;
  return (
    <>
      <RecordTable
        label="Organisations"
        columns={columns}
        rows={items}
        rowKey={(one) => one.id}
        busy={query.isPlaceholderData}
      />
      <p role="status" className={classes.end}>
        {items.length < total
          ? `The first ${items.length} of ${total}. Type a name, an area or an issue to find the others.`
          : `${total} ${total === 1 ? "organisation" : "organisations"}`}
      </p>
    </>
  );
}

function NobodyFound({ search, onClear }: { search: string; onClear: () => void }) {
  if (search === "") {
    return (
      <EmptyNotice title="No organisations yet">
        Every organisation of the network will stand here. A coordinator adds them under Administration.
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title={`Nothing found for “${search}”`}
      action={
        <Button variant="default" onClick={onClear}>
          Show all organisations
        </Button>
      }
    >
      Try a shorter word, a town or district, or what the client needs help with.
    </EmptyNotice>
  );
}

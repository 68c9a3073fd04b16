import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { icons } from "@/components/icons";
import { useReference } from "@/lib/api/reference";
import { useOwnColleagues } from "../api/search";
import { type Asked, boxOf, orderOf } from "../model";
import { OrganisationsFilter } from "./organisations-filter";
import classes from "./search.module.css";
import { StageFilters } from "./stage-filters";

interface Props {
  asked: Asked;
  onAsk: (asked: Asked) => void;
  onClear: () => void;
}

/** All filters. Nothing is asked before the person says so. */
export function SearchForm({ asked, onAsk, onClear }: Props) {
  const [typed, setTyped] = useState(asked);
  const change = (part: Partial<Asked>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ ...typed, text: typed.text.trim() });
  };
  return (
    <form role="search" aria-label="Referrals" className={classes.form} onSubmit={submit}>
      <div className={classes.fields}>
        <TextInput
          label="Number or client's surname"
          description="A surname need not be spelt right"
          value={typed.text}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          leftSection={icons.search}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Choices typed={typed} onChange={change} />
        <OrganisationsFilter id="from" label="From" ids={typed.from} onChange={(from) => change({ from })} />
        <OrganisationsFilter id="to" label="To" ids={typed.to} onChange={(to) => change({ to })} />
        <Days typed={typed} onChange={change} />
      </div>
      <StageFilters typed={typed} onChange={change} />
      <div className={classes.buttons}>
        <Button type="submit">Search</Button>
        <Button variant="subtle" onClick={onClear}>
          Clear all
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  typed: Asked;
  onChange: (part: Partial<Asked>) => void;
}

function Choices({ typed, onChange }: PartProps) {
  const { data: reference } = useReference();
  const { data: colleagues = [] } = useOwnColleagues();
  const issues = (reference?.issues ?? []).map(({ code, label }) => ({ value: code, label }));
  const people = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  const select = (label: string, value: string, data: { value: string; label: string }[], to: (v: string) => void) => (
    <NativeSelect label={label} value={value} data={data} onChange={(event) => to(event.currentTarget.value)} />
  );
  return (
    <>
      {select("Sent or received", typed.box, boxes, (box) => onChange({ box: boxOf(box) }))}
      {select("Issue", typed.issue, [{ value: "", label: "Any" }, ...issues], (issue) => onChange({ issue }))}
      {select("Assigned to", typed.assigned, [...anyone, ...people], (assigned) => onChange({ assigned }))}
      {select("Order", typed.order, orders, (order) => onChange({ order: orderOf(order) }))}
    </>
  );
}

const boxes = [
  { value: "", label: "Both" },
  { value: "incoming", label: "Received" },
  { value: "outgoing", label: "Sent by us" },
];
const anyone = [
  { value: "", label: "Anybody" },
  { value: "me", label: "Me" },
  { value: "nobody", label: "Nobody" },
];
const orders = [
  { value: "newest", label: "Newest first" },
  { value: "due", label: "Soonest due first" },
];

function Days({ typed, onChange }: PartProps) {
  return (
    <>
      <TextInput
        type="date"
        label="Sent on this day or later"
        value={typed.sent_from}
        onChange={(event) => onChange({ sent_from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Sent on this day or earlier"
        value={typed.sent_to}
        onChange={(event) => onChange({ sent_to: event.currentTarget.value })}
      />
    </>
  );
}

import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useReference } from "@/lib/api/reference";
import { type Box, countFilters, type Filters, type Order, statusGroups } from "../model";
import { OrganisationFilter } from "./organisation-filter";
import classes from "./referral-list.module.css";

interface Props {
  box: Box;
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

/** What narrows the list. On a phone it opens on demand. */
export function FilterBar({ box, filters, onChange }: Props) {
  const [opened, { toggle }] = useDisclosure(false);
  const count = countFilters(filters);
  return (
    <section aria-label="Filters">
      <Button
        variant="default"
        className={classes.filterToggle}
        aria-expanded={opened}
        aria-controls="filters"
        onClick={toggle}
      >
        {count === 0 ? "Filters" : `Filters (${count} on)`}
      </Button>
      <div id="filters" className={classes.filters} data-opened={opened || undefined}>
        <Choices box={box} filters={filters} onChange={onChange} />
        <Switches box={box} filters={filters} onChange={onChange} />
      </div>
    </section>
  );
}

function Choices({ box, filters, onChange }: Props) {
  const groups = statusGroups[box];
  const chosen = groups.findIndex((group) => group.status.join() === filters.status.join());
  return (
    <div className={classes.choices}>
      <NativeSelect
        label="Progress"
        value={String(chosen)}
        data={[{ value: "-1", label: "Any" }, ...groups.map(({ label }, index) => ({ value: String(index), label }))]}
        onChange={(event) => onChange({ status: groups[Number(event.currentTarget.value)]?.status ?? [] })}
      />
      <OrganisationFilter
        label={box === "incoming" ? "From" : "To"}
        id={filters.organisation}
        onChange={(organisation) => onChange({ organisation })}
      />
      <IssueFilter issue={filters.issue} onChange={(issue) => onChange({ issue })} />
      <NativeSelect
        label="Order"
        value={filters.order}
        data={[
          { value: "due", label: "Soonest due first" },
          { value: "newest", label: "Newest first" },
        ]}
        onChange={(event) => onChange({ order: orderOf(event.currentTarget.value) })}
      />
    </div>
  );
}

function orderOf(value: string): Order {
  return value === "due" ? "due" : "newest";
}

function IssueFilter({ issue, onChange }: { issue: string; onChange: (issue: string) => void }) {
  const { data } = useReference();
  const issues = (data?.issues ?? []).map(({ code, label }) => ({ value: code, label }));
  return (
    <NativeSelect
      label="Issue"
      value={issue}
      data={[{ value: "", label: "Any" }, ...issues]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const switches: Record<
  Box,
  readonly { key: "urgent" | "overdue" | "mine" | "unassigned" | "unforwarded"; label: string }[]
> = {
  incoming: [
    { key: "urgent", label: "Urgent" },
    { key: "overdue", label: "Overdue" },
    { key: "mine", label: "Assigned to me" },
    { key: "unassigned", label: "Assigned to nobody" },
  ],
  outgoing: [
    { key: "urgent", label: "Urgent" },
    { key: "overdue", label: "Overdue" },
    { key: "mine", label: "Sent by me" },
    { key: "unforwarded", label: "Not forwarded" },
  ],
};

/** Nothing is both mine and nobody's: the one takes the other away. */
const instead: Partial<Record<string, Partial<Filters>>> = {
  mine: { unassigned: false },
  unassigned: { mine: false },
};

function Switches({ box, filters, onChange }: Props) {
  return (
    <div className={classes.switches}>
      {switches[box].map(({ key, label }) => (
        <Checkbox
          key={key}
          label={label}
          checked={filters[key]}
          onChange={(event) => onChange({ ...instead[key], [key]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}

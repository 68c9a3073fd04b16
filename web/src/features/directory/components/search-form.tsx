import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { icons } from "@/components/icons";
import { useReference } from "@/lib/api/reference";
import { useDirectoryChoices } from "../api/directory";
import type { Search } from "../model";
import classes from "./directory.module.css";

interface Props {
  asked: Search;
  typed: string;
  postcode: string;
  onType: (text: string) => void;
  onChange: (change: Partial<Search>) => void;
}

/** What to look for: by name, issue, area, and whether they take referrals (R9). */
export function SearchForm({ asked, typed, postcode, onType, onChange }: Props) {
  return (
    <search className={classes.form}>
      <TextInput
        className={classes.text}
        type="search"
        label="Find an organisation"
        description="By its name, an area or an issue; it need not be spelt right"
        value={typed}
        maxLength={100}
        leftSection={icons.search}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Choices asked={asked} postcode={postcode} onChange={onChange} />
      <div className={classes.switches}>
        <Checkbox
          label="Accepting referrals now"
          checked={asked.accepting}
          onChange={(event) => onChange({ accepting: event.currentTarget.checked })}
        />
        <Checkbox
          label="Open now"
          checked={asked.open}
          onChange={(event) => onChange({ open: event.currentTarget.checked })}
        />
        <Checkbox
          label="My favourites"
          checked={asked.favourite}
          onChange={(event) => onChange({ favourite: event.currentTarget.checked })}
        />
      </div>
    </search>
  );
}

function Choices({ asked, postcode, onChange }: Pick<Props, "asked" | "postcode" | "onChange">) {
  const reference = useReference();
  const choices = useDirectoryChoices();
  const issues = (reference.data?.issues ?? []).map(({ code, label }) => ({ value: code, label }));
  const types = (reference.data?.types ?? []).map(({ code, label }) => ({ value: code, label }));
  const areas = choices.data?.areas ?? [];
  return (
    <>
      <NativeSelect
        label="Issue"
        value={asked.issue}
        data={[{ value: "", label: "Any" }, ...issues]}
        onChange={(event) => onChange({ issue: event.currentTarget.value })}
      />
      <NativeSelect
        label="Kind of organisation"
        value={asked.type}
        data={[{ value: "", label: "Any" }, ...types]}
        onChange={(event) => onChange({ type: event.currentTarget.value })}
      />
      <NativeSelect
        label="Area"
        value={asked.area}
        data={[{ value: "", label: "Any" }, ...areas.map((area) => ({ value: area, label: area }))]}
        onChange={(event) => onChange({ area: event.currentTarget.value })}
      />
      {choices.data?.postcodes && (
        <TextInput
          label="Or serving a postcode, nearest first"
          value={postcode}
          maxLength={12}
          autoComplete="off"
          onChange={(event) => onChange({ postcode: event.currentTarget.value })}
        />
      )}
    </>
  );
}

import { Combobox, Input, useCombobox } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./chooser.module.css";
import { Chosen } from "./chosen";
import { useForgottenHighlight } from "./use-forgotten-highlight";

export interface Choice {
  id: string;
  name: string;
  /** What a person must know before choosing: who they help, how long it takes. */
  detail?: ReactNode;
  /** Why it cannot be chosen now. It is shown, because "not found" would be wrong. */
  closed?: string | undefined;
}

interface Props {
  id: string;
  label: string;
  description?: string;
  error?: string | undefined;
  /** What the typed text found; the caller asks the server. */
  found: readonly Choice[];
  searching?: boolean;
  chosen: readonly Choice[];
  /** What the list of those chosen is called. */
  chosenLabel?: string | undefined;
  onSearch: (text: string) => void;
  onChange: (chosen: readonly Choice[]) => void;
}

/** Type-ahead for several of something. What is chosen stands below, each with a real Remove button. */
export function Chooser({
  id,
  label,
  description,
  error,
  found,
  searching = false,
  chosen,
  chosenLabel = "Chosen",
  onSearch,
  onChange,
}: Props) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const open = found.filter((choice) => !chosen.some((one) => one.id === choice.id));
  const offered = open.map((choice) => choice.id);
  useForgottenHighlight(combobox, offered);

  const search = (typed: string) => {
    setText(typed);
    onSearch(typed);
    combobox.openDropdown();
  };
  const add = (picked: string) => {
    const choice = open.find((one) => one.id === picked);
    if (!choice) return;
    onChange([...chosen, choice]);
    setSaid(`${choice.name} added, ${chosen.length + 1} chosen`);
    search("");
    combobox.closeDropdown(); // the list would hide what comes next
  };
  const remove = (choice: Choice) => {
    onChange(chosen.filter((one) => one.id !== choice.id));
    setSaid(`${choice.name} removed, ${chosen.length - 1} chosen`);
    document.getElementById(id)?.focus();
  };

  return (
    <div>
      <Input.Wrapper id={id} label={label} description={description} error={error} labelProps={{ htmlFor: id }}>
        <Combobox store={combobox} onOptionSubmit={add} withinPortal={false}>
          <SearchField
            id={id}
            text={text}
            error={error}
            onSearch={search}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
          <Found choices={open} searching={searching} text={text} />
        </Combobox>
      </Input.Wrapper>
      <p role="status" className="hidden-text">
        {said}
      </p>
      <Chosen label={chosenLabel} choices={chosen} onRemove={remove} />
    </div>
  );
}

interface SearchFieldProps {
  id: string;
  text: string;
  error: string | undefined;
  onSearch: (text: string) => void;
  onFocus: () => void;
  onBlur: () => void;
}

function SearchField({ id, text, error, onSearch, onFocus, onBlur }: SearchFieldProps) {
  return (
    <Combobox.Target withExpandedAttribute>
      <Input
        id={id}
        role="combobox"
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        error={error !== undefined}
        placeholder="Type a name, or what they help with"
        onChange={(event) => onSearch(event.currentTarget.value)}
        onClick={onFocus}
        onFocus={onFocus}
        onBlur={onBlur}
      />
    </Combobox.Target>
  );
}

function Found({ choices, searching, text }: { choices: readonly Choice[]; searching: boolean; text: string }) {
  return (
    <Combobox.Dropdown>
      <Combobox.Options className={classes.options}>
        {choices.map((choice) => (
          <Combobox.Option
            key={choice.id}
            value={choice.id}
            disabled={choice.closed !== undefined}
            className={classes.option}
          >
            <span className={classes.name}>{choice.name}</span>
            <span className={classes.detail}>{choice.closed ?? choice.detail}</span>
          </Combobox.Option>
        ))}
        {choices.length === 0 && (
          <Combobox.Empty>
            {searching ? "Searching…" : text === "" ? "Type to search" : `Nothing found for “${text}”`}
          </Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

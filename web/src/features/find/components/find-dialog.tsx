import { Combobox, Modal, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useForgottenHighlight } from "@/components/chooser/use-forgotten-highlight";
import { type Found, useFind } from "../api/find";
import classes from "./find.module.css";

const pause = 200;

/** Goes to a page, a referral or an organisation by what is typed. What is typed is never part of an address. */
export function FindDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Find anything" size={640} yOffset="10vh" centered={false}>
      {opened && <Finder onClose={onClose} />}
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pause);
  const navigate = useNavigate();
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const { groups, searching } = useFind(asked);
  useForgottenHighlight(
    combobox,
    groups.flatMap((group) => group.found.map((found) => found.to)),
  );

  const go = (to: string) => {
    onClose();
    void navigate(to);
  };
  const type = (typed: string) => {
    setText(typed);
    combobox.resetSelectedOption();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={go} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          role="combobox"
          data-autofocus
          label="A number, a client's surname, an organisation or a page"
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options} mt="md">
        {groups.map((group) => (
          <Combobox.Group key={group.label} label={group.label}>
            {group.found.map(option)}
          </Combobox.Group>
        ))}
        {groups.length === 0 && <Combobox.Empty>{searching ? "Searching…" : "Nothing found"}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

function option(found: Found) {
  return (
    <Combobox.Option key={found.to} value={found.to}>
      <span className={classes.name}>{found.name}</span>
      {found.detail && <span className={classes.detail}>{found.detail}</span>}
    </Combobox.Option>
  );
}

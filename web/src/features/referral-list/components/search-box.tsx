import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { icons } from "@/components/icons";
import classes from "./referral-list.module.css";

/** Search by number or surname, when the person asks for it: what is typed never reaches an address. */
export function SearchBox({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  const clear = () => {
    setTyped("");
    onSearch("");
  };
  return (
    <form role="search" className={classes.search} onSubmit={submit}>
      <TextInput
        className={classes.searchField}
        label="Number or client's surname"
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        leftSection={icons.search}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Search
      </Button>
      {text !== "" && (
        <Button variant="subtle" onClick={clear}>
          Clear the search
        </Button>
      )}
    </form>
  );
}

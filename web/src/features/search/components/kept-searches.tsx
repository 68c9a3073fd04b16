import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { refusalWords } from "@/components/states/problem-words";
import type { SavedSearch } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useReference } from "@/lib/api/reference";
import { useDeleteSearch, useRenameSearch, useSearches } from "../api/search";
import { type Asked, askedAs, wordsOf } from "../model";
import classes from "./search.module.css";

/** What the person keeps, and their latest searches: one press asks again (R10). */
export function KeptSearches({ onOpen }: { onOpen: (asked: Asked) => void }) {
  const { data } = useSearches();
  const { data: reference } = useReference();
  if (!data || data.saved.length + data.recent.length === 0) return null;
  const open = (search: SavedSearch) => onOpen(askedAs(search.question));
  return (
    <details className={classes.kept}>
      <summary>Saved searches ({data.saved.length}) and recent ones</summary>
      {data.saved.length > 0 && <h2 className={classes.small}>Saved</h2>}
      <ul className={classes.list}>
        {data.saved.map((search) => (
          <Saved key={search.id} search={search} words={wordsOf(search.question, reference)} onOpen={open} />
        ))}
      </ul>
      {data.recent.length > 0 && <h2 className={classes.small}>Recent</h2>}
      <ul className={classes.list}>
        {data.recent.map((search) => (
          <li key={search.id}>
            <button type="button" className={classes.open} onClick={() => open(search)}>
              {wordsOf(search.question, reference)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface SavedProps {
  search: SavedSearch;
  words: string;
  onOpen: (search: SavedSearch) => void;
}

function Saved({ search, words, onOpen }: SavedProps) {
  const [renaming, setRenaming] = useState(false);
  const remove = useDeleteSearch();
  if (renaming) return <Rename search={search} onDone={() => setRenaming(false)} />;
  return (
    <li className={classes.saved}>
      <div>
        <button type="button" className={classes.open} onClick={() => onOpen(search)}>
          {search.name}
        </button>
        <p className={classes.quiet}>{words}</p>
      </div>
      <Button variant="subtle" aria-label={`Rename ${search.name ?? ""}`} onClick={() => setRenaming(true)}>
        Rename
      </Button>
      <Button
        variant="subtle"
        aria-label={`Delete ${search.name ?? ""}`}
        loading={remove.isPending}
        onClick={() => remove.mutate(search.id)}
      >
        Delete
      </Button>
    </li>
  );
}

function Rename({ search, onDone }: { search: SavedSearch; onDone: () => void }) {
  const [name, setName] = useState(search.name ?? "");
  const rename = useRenameSearch();
  const problem = rename.error ? (problemOf(rename.error).fields[0]?.message ?? refusalWords(rename.error)) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ id: search.id, name }, { onSuccess: onDone });
  };
  return (
    <li>
      <form className={classes.saved} onSubmit={submit} noValidate>
        <TextInput
          autoFocus
          label="New name"
          maxLength={80}
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={rename.isPending}>
          Rename
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </form>
    </li>
  );
}

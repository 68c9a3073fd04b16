import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useOrganisations } from "./reference";

const pause = 200;

/**
 * Organisations by type-ahead: what is typed is asked for after a short pause. Until its answer has come, only what
 * plainly matches may be chosen. Words of the field itself, such as the name that is chosen, are no question.
 */
export function useOrganisationSearch(ownWords: ReadonlySet<string | undefined> = new Set()) {
  const [typed, setTyped] = useState("");
  const text = ownWords.has(typed) ? "" : typed.trim();
  const [asked] = useDebouncedValue(text, pause);
  const { data, isFetching, isPlaceholderData } = useOrganisations(asked);
  const early = text !== asked || isPlaceholderData;
  const plain = text.toLowerCase();
  const found = (data?.items ?? []).filter((one) => !early || one.name.toLowerCase().includes(plain));
  return { found, searching: early || isFetching, search: setTyped };
}

import { createContext, useContext, useState } from "react";

/** The words typed for each command of a referral, for as long as its page is open. */
export const KeptWords = createContext<Map<string, string>>(new Map());

/** Words for a command. They are still there when its dialog was closed by Escape or by mistake, and is opened again. */
export function useKeptWords(kind: string): [words: string, setWords: (words: string) => void] {
  const kept = useContext(KeptWords);
  const [words, setWords] = useState(kept.get(kind) ?? "");
  const keep = (next: string) => {
    kept.set(kind, next);
    setWords(next);
  };
  return [words, keep];
}

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { addressOf, everything, type Search, searchOf } from "./model";

const pause = 250;

/**
 * The search, kept in the address so that Back and a bookmark work. The address follows what is typed a moment later,
 * so what is typed is kept here too.
 */
export function useSearch() {
  const [address, setAddress] = useSearchParams();
  const asked = searchOf(address);
  const [typed, setTyped] = useState(asked.text);
  const change = (part: Partial<Search>) => {
    const next = { ...asked, page: 1, ...part };
    setTyped(next.text);
    setAddress(addressOf(next), { replace: true });
  };
  const ask = useDebouncedCallback((text: string) => change({ text }), pause);
  return {
    asked,
    typed,
    type: (text: string) => {
      setTyped(text);
      ask(text.trim());
    },
    change,
    clear: () => change(everything),
  };
}

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { isPostcode, tidyPostcode } from "@/lib/uk";
import { addressOf, everything, type Search, searchOf } from "./model";

const pause = 250;

/**
 * The search, kept in the address so that Back and a bookmark work. The address follows what is typed a moment later,
 * so what is typed is kept here too, and a postcode nowhere else.
 */
export function useSearch() {
  const [address, setAddress] = useSearchParams();
  const [postcode, setPostcode] = useState("");
  const asked = { ...searchOf(address), postcode: isPostcode(postcode) ? tidyPostcode(postcode) : "" };
  const [typed, setTyped] = useState(asked.text);
  const change = (part: Partial<Search>) => {
    const next = { ...asked, page: 1, ...part };
    setTyped(next.text);
    if (part.postcode !== undefined) setPostcode(part.postcode);
    setAddress(addressOf(next), { replace: true });
  };
  const ask = useDebouncedCallback((text: string) => change({ text }), pause);
  return {
    asked,
    typed,
    postcode,
    type: (text: string) => {
      setTyped(text);
      ask(text.trim());
    },
    change,
    clear: () => change(everything),
  };
}

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { isPostcode, tidyPostcode } from "@/lib/uk";
import { useInAddress } from "@/lib/use-in-address";
import { addressOf, everything, type Search, searchOf } from "./model";

const pause = 250;

/**
 * The search, kept in the address so that Back and a bookmark work. The address follows what is typed a moment later,
 * so what is typed is kept here too, and a postcode nowhere else.
 */
export function useSearch() {
  const [chosen, choose] = useInAddress(searchOf, addressOf, true);
  const [postcode, setPostcode] = useState("");
  const asked = { ...chosen, postcode: isPostcode(postcode) ? tidyPostcode(postcode) : "" };
  const [typed, setTyped] = useState(asked.text);
  const change = (part: Partial<Search>) => {
    const next = { ...asked, page: 1, ...part };
    setTyped(next.text);
    if (part.postcode !== undefined) setPostcode(part.postcode);
    choose(next);
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

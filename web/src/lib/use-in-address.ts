import { useState } from "react";
import { useSearchParams } from "react-router";

interface Kept<T> {
  at: string;
  chosen: T;
  /** Addresses that were asked for and have not come yet. */
  coming: readonly string[];
}

/**
 * What was chosen, kept in the address so that Back and a bookmark work. The address follows a moment later, so it is
 * kept here too: a box that is ticked, and a letter that is typed, must show at once, and stay when the address of the
 * one before it comes. Choose at once, never after a pause: a navigation that comes late undoes a click made meanwhile.
 */
export function useInAddress<T>(
  read: (address: URLSearchParams) => T,
  write: (chosen: T) => Record<string, string> | URLSearchParams,
  replace = false,
): [chosen: T, choose: (chosen: T) => void] {
  const [address, setAddress] = useSearchParams();
  const at = address.toString();
  const [kept, setKept] = useState<Kept<T>>({ at, chosen: read(address), coming: [] });
  if (kept.at !== at) setKept(arrived(kept, at, () => read(address)));

  const choose = (chosen: T) => {
    const next = new URLSearchParams(write(chosen));
    setKept({ ...kept, chosen, coming: [...kept.coming, next.toString()] });
    setAddress(next, { replace });
  };
  return [kept.chosen, choose];
}

/** What is kept at another address: what was chosen, if it is one of those that were coming, else what it says. */
function arrived<T>(kept: Kept<T>, at: string, said: () => T): Kept<T> {
  const own = kept.coming.lastIndexOf(at);
  return own < 0 ? { at, chosen: said(), coming: [] } : { at, chosen: kept.chosen, coming: kept.coming.slice(own + 1) };
}

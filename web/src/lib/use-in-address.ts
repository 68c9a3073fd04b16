import { useState } from "react";
import { useSearchParams } from "react-router";

/**
 * What was chosen, kept in the address so that Back and a bookmark work. The address follows a moment later, so it is
 * kept here too: a box that is ticked must show it at once.
 */
export function useInAddress<T>(
  read: (address: URLSearchParams) => T,
  write: (chosen: T) => Record<string, string> | URLSearchParams,
  replace = false,
): [chosen: T, choose: (chosen: T) => void] {
  const [address, setAddress] = useSearchParams();
  const at = address.toString();
  const [kept, setKept] = useState({ at, chosen: read(address) });
  if (kept.at !== at) setKept({ at, chosen: read(address) });

  const choose = (chosen: T) => {
    setKept({ ...kept, chosen });
    setAddress(write(chosen), { replace });
  };
  return [kept.chosen, choose];
}

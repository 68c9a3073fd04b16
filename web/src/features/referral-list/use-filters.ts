import { useState } from "react";
import { useSearchParams } from "react-router";
import { addressOf, type Box, type Filters, filtersOf } from "./model";

/**
 * The filters, kept in the address so that Back and a bookmark work. The address follows a moment later, so what was
 * chosen is kept here too: a box that is ticked must show it at once.
 */
export function useFilters(box: Box): [filters: Filters, change: (change: Partial<Filters>) => void] {
  const [address, setAddress] = useSearchParams();
  const [chosen, setChosen] = useState({ at: address.toString(), filters: filtersOf(box, address) });
  if (chosen.at !== address.toString()) setChosen({ at: address.toString(), filters: filtersOf(box, address) });

  const change = (part: Partial<Filters>) => {
    const filters = { ...chosen.filters, ...part };
    setChosen({ ...chosen, filters });
    setAddress(addressOf(box, filters));
  };
  return [chosen.filters, change];
}

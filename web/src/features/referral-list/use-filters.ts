import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { addressOf, type Box, type Filters, filtersOf } from "./model";

/** The filters, kept in the address so that Back and a bookmark work. */
export function useFilters(box: Box): [filters: Filters, change: (change: Partial<Filters>) => void] {
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersOf(box, address), [box, address]);
  return [filters, (change) => setAddress(addressOf(box, { ...filters, ...change }))];
}

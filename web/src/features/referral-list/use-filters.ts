import { useInAddress } from "@/lib/use-in-address";
import { addressOf, type Box, type Filters, filtersOf } from "./model";

/** The filters of a list, kept in the address. */
export function useFilters(box: Box): [filters: Filters, change: (change: Partial<Filters>) => void] {
  const [filters, choose] = useInAddress(
    (address) => filtersOf(box, address),
    (chosen: Filters) => addressOf(box, chosen),
  );
  return [filters, (part) => choose({ ...filters, ...part })];
}

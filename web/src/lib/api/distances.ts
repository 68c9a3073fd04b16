import { useQuery } from "@tanstack/react-query";
import { isPostcode, tidyPostcode } from "../uk";
import { body } from "./client";
import { measureDistances } from "./gen/sdk.gen";
import { keys } from "./keys";

/**
 * How far each organisation is from a client's postcode, in miles. It is asked for once the postcode is whole; where
 * it lies outside the network's area nothing is known, and nothing is said.
 */
export function useDistances(typed: string): ReadonlyMap<string, number> | undefined {
  const postcode = tidyPostcode(typed);
  const { data } = useQuery({
    queryKey: keys.distances(postcode),
    queryFn: () => body(measureDistances({ body: { postcode } })),
    enabled: isPostcode(typed),
    retry: false,
    staleTime: 5 * 60_000,
    select: ({ items }) => new Map(items.map(({ id, miles }) => [id, miles])),
  });
  return data;
}

/** "about 4 miles away": to choose between two, nobody needs more. */
export function aboutMiles(miles: number): string {
  if (miles < 0.75) return "less than a mile away";
  const rounded = Math.round(miles);
  return rounded === 1 ? "about 1 mile away" : `about ${rounded} miles away`;
}

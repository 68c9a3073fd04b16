import { useState } from "react";

interface Query {
  isStale: boolean;
  isPlaceholderData: boolean;
  isFetchedAfterMount: boolean;
}

/**
 * What the rows of a query are of. It is another with whatever the person did not see change: other filters, more pages,
 * and the first answer after they came back to the page.
 */
export function useScene(query: Query, scene: string): string {
  const [upToDate] = useState(!query.isStale);
  return query.isPlaceholderData || !(upToDate || query.isFetchedAfterMount) ? "waiting" : scene;
}

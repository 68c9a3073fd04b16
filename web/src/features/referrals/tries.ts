/** When the client may be said to be out of reach; the server decides, this says it before. */
export function triesWords(left: number): string {
  return left === 1 ? "after 1 more try in vain" : `after ${left} more tries in vain`;
}

/** The same for both sides to read: how many tries there were, of how many. */
export function triesSoFar(tries: number, left: number): string {
  return left > 0
    ? `${tries} of ${tries + left} tries in vain before the client counts as out of reach.`
    : `${tries} tries in vain: the client counts as out of reach.`;
}

const steps: Record<string, (here: number, last: number) => number> = {
  ArrowDown: (here, last) => Math.min(here + 1, last),
  ArrowUp: (here) => Math.max(here - 1, 0),
  Home: () => 0,
  End: (_here, last) => last,
};

/** The row's link that an arrow key, Home or End leads to from the one in focus; undefined for any other key. */
export function neighbour(body: HTMLElement | null, key: string): HTMLElement | undefined {
  const links = [...(body?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
  const here = links.findIndex((link) => link.matches(":focus"));
  const step = steps[key];
  return here < 0 || !step ? undefined : links[step(here, links.length - 1)];
}

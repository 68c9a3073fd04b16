import { useEffect, useRef, useState } from "react";

const none: ReadonlySet<string> = new Set();

/** The ids that came since the first answer: none at first, then each for as long as it is marked. */
export function useFresh(ids: readonly string[] | undefined): ReadonlySet<string> {
  const known = useRef<Set<string> | undefined>(undefined);
  const [fresh, setFresh] = useState(none);
  const joined = ids?.join(" ");
  useEffect(() => {
    if (joined === undefined) return;
    const now = joined === "" ? [] : joined.split(" ");
    const before = known.current;
    known.current = new Set([...(before ?? []), ...now]);
    if (before) setFresh(new Set(now.filter((id) => !before.has(id))));
  }, [joined]);
  return fresh;
}

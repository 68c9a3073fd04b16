import { useEffect, useRef, useState } from "react";

const none: ReadonlySet<string> = new Set();
const aMoment = 4000;

/** The rows to mark for a moment: those that came or changed while the person was looking at this scene. */
export function useMarked(rows: readonly { id: string; version: number }[], scene: string): ReadonlySet<string> {
  const before = useRef<{ scene: string; versions: ReadonlyMap<string, number> }>(undefined);
  const [marked, setMarked] = useState(none);
  const now = JSON.stringify(rows.map(({ id, version }) => [id, version]));
  useEffect(() => {
    const versions = new Map<string, number>(JSON.parse(now));
    const last = before.current;
    before.current = { scene, versions };
    const changed = [...versions].filter(([id, version]) => last?.versions.get(id) !== version);
    setMarked(last?.scene === scene ? new Set(changed.map(([id]) => id)) : none);
    const over = setTimeout(() => setMarked(none), aMoment);
    return () => clearTimeout(over);
  }, [now, scene]);
  return marked;
}

import { useEffect, useRef, useState } from "react";
import type { AreaCollection } from "@/lib/api/gen/types.gen";
import { Drawing } from "./drawing";
import { hatch } from "./hatch";
import classes from "./map.module.css";
import type { AreaLook, Spot } from "./model";

export interface DrawnMapProps {
  /** What it shows; it says where the same stands in words, too. */
  label: string;
  areas: AreaCollection;
  /** By the area's code. */
  looks: ReadonlyMap<string, AreaLook>;
  spots?: readonly Spot[];
  onChoose?: (ids: string[]) => void;
  /** The areas that are shown whole; none: all. */
  around?: readonly string[];
  short?: boolean;
}

const noSpots: readonly Spot[] = [];
const everywhere: readonly string[] = [];

/** The map itself. It is imported only where one is looked at: see AreaMap. */
export function DrawnMap({
  label,
  areas,
  looks,
  spots = noSpots,
  onChoose,
  around = everywhere,
  short,
}: DrawnMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    if (!box.current) return undefined;
    const next = new Drawing(box.current, areas);
    setDrawing(next);
    return () => next.remove();
  }, [areas]);
  useEffect(() => drawing?.paint(looks), [drawing, looks]);
  useEffect(() => drawing?.pin(spots, onChoose), [drawing, spots, onChoose]);
  useEffect(() => {
    if (around.length > 0) drawing?.show(around, spots);
  }, [drawing, around, spots]);
  return (
    <section aria-label={label} className={classes.frame} data-short={short || undefined}>
      <svg width="0" height="0" className={classes.patterns} aria-hidden="true" focusable="false">
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" className={classes.hatchGround} />
          <rect width="2.5" height="7" className={classes.hatchLine} />
        </pattern>
      </svg>
      <div ref={box} className={classes.box} />
    </section>
  );
}

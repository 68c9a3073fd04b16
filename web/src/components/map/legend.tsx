import { hatch } from "./hatch";
import classes from "./map.module.css";
import type { Level } from "./model";

/** What the colours of a map mean; never colour alone, for the figures stand in a table. */
export function Legend({ entries }: { entries: readonly { level: Level; words: string }[] }) {
  return (
    <ul className={classes.legend} aria-label="What the colours mean">
      {entries.map(({ level, words }) => (
        <li key={words}>
          <svg width="24" height="16" aria-hidden="true" focusable="false">
            <rect
              x="0.5"
              y="0.5"
              width="23"
              height="15"
              className={classes.swatch}
              data-level={level}
              fill={level === "hidden" ? `url(#${hatch})` : undefined}
            />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

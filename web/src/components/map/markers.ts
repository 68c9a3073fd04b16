import { type DivIcon, divIcon, type Marker, marker, type Polygon } from "leaflet";
import classes from "./map.module.css";
import type { SpotGroup } from "./model";

/** A dot for one office, and how many there are for several. */
export function iconOf({ spots }: SpotGroup): DivIcon {
  const many = spots.length > 1;
  return divIcon({
    className: `${classes["spot"]} ${many ? classes["many"] : ""}`,
    html: many ? String(spots.length) : "",
    iconSize: many ? [30, 30] : [24, 24],
  });
}

/** An area's name in its middle. */
export function nameAt(polygon: Polygon, label: HTMLElement, pane: string): Marker {
  const icon = divIcon({ className: classes["nowhere"] ?? "", html: label, iconSize: [0, 0] });
  return marker(polygon.getCenter(), { icon, pane, interactive: false, keyboard: false });
}

/** Leaflet hears clicks alone; the keyboard chooses as well (WCAG 2.1.1). */
export function onChosen(one: Marker, chosen: () => void) {
  one.on("click", chosen);
  one.on("keydown", ({ originalEvent }) => {
    if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
    originalEvent.preventDefault();
    chosen();
  });
}

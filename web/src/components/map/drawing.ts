import {
  Browser,
  control,
  type GeoJSON,
  geoJSON,
  LatLngBounds,
  type LayerGroup,
  type Map as LeafletMap,
  layerGroup,
  map as leafletMap,
  Marker,
  marker,
  Polygon,
} from "leaflet";
import "leaflet/dist/leaflet.css";
import type { AreaCollection } from "@/lib/api/gen/types.gen";
import { lines } from "@/lib/geo";
import { hatch } from "./hatch";
import classes from "./map.module.css";
import { iconOf, nameAt, onChosen } from "./markers";
import { type AreaLook, apart, groupName, groupSpots, type Spot } from "./model";

const deepest = 14;
const namesPane = "names";

interface Named {
  code: string;
  polygon: Polygon;
  label: HTMLElement;
}

/** A map without tiles: outlines with their names, and markers. Nobody else's server hears of it. */
export class Drawing {
  readonly #map: LeafletMap;
  readonly #outlines: GeoJSON;
  readonly #markers: LayerGroup;
  readonly #areas: Named[] = [];
  #spots: readonly Spot[] = [];
  #choose: ((ids: string[]) => void) | undefined;
  #shown: [readonly string[], readonly Spot[]] = [[], []];

  constructor(box: HTMLElement, areas: AreaCollection) {
    this.#map = leafletMap(box, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      dragging: !Browser.mobile,
      zoomSnap: 0.25,
      maxZoom: deepest,
      zoomAnimation: false,
      fadeAnimation: false,
    });
    this.#outlines = geoJSON(lines(areas), {
      style: () => ({ className: classes.area ?? "", weight: 1 }),
      onEachFeature: (feature, layer) => {
        if (layer instanceof Polygon) this.#name(feature.properties, layer);
      },
    });
    this.#markers = layerGroup();
    const names = this.#map.createPane(namesPane);
    names.style.zIndex = "450"; // over the outlines, under the markers
    names.style.pointerEvents = "none";
    this.show([]);
    this.#outlines.addTo(this.#map);
    this.#markers.addTo(this.#map);
    for (const { polygon, label } of this.#areas) nameAt(polygon, label, namesPane).addTo(this.#map);
    control.zoom({ zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(this.#map);
    this.#map.on("zoomend", () => this.#settle());
    this.#map.on("resize", () => this.show(...this.#shown));
    this.#settle();
  }

  #name({ code, name }: { code: string; name: string }, polygon: Polygon) {
    const label = document.createElement("span");
    label.textContent = name;
    label.className = classes.name ?? "";
    this.#areas.push({ code, polygon, label });
  }

  /** Gives each area its look; one that has none is drawn empty. */
  paint(looks: ReadonlyMap<string, AreaLook>) {
    for (const { code, polygon } of this.#areas) {
      const look = looks.get(code);
      const path = polygon.getElement();
      path?.setAttribute("data-level", String(look?.level ?? 0));
      if (look?.level === "hidden") path?.setAttribute("fill", `url(#${hatch})`);
      polygon.unbindTooltip();
      if (look) polygon.bindTooltip(look.words, { sticky: true, className: classes.tip ?? "" });
    }
  }

  /** Shows these areas whole; none: all of them. */
  show(codes: readonly string[], spots: readonly Spot[] = []) {
    this.#shown = [codes, spots];
    const wanted = this.#areas.filter(({ code }) => codes.length === 0 || codes.includes(code));
    const bounds = new LatLngBounds([]);
    for (const { polygon } of wanted) bounds.extend(polygon.getBounds());
    for (const { latitude, longitude } of spots) bounds.extend([latitude, longitude]);
    if (bounds.isValid()) this.#map.fitBounds(bounds, { padding: [8, 8], animate: false });
  }

  /** Draws markers; whoever chooses one is told whose they are. */
  pin(spots: readonly Spot[], choose: ((ids: string[]) => void) | undefined) {
    this.#spots = spots;
    this.#choose = choose;
    this.#settle();
  }

  #settle() {
    this.#pinAgain();
    for (const { label } of this.#areas) label.style.marginTop = "0";
    const taken = this.#markers.getLayers().flatMap((layer) => {
      const element = layer instanceof Marker ? layer.getElement() : undefined;
      return element ? [element.getBoundingClientRect()] : [];
    });
    const boxes = this.#areas.map(({ label }) => label.getBoundingClientRect());
    apart(boxes, taken).forEach((down, at) => {
      const label = this.#areas[at]?.label;
      label?.toggleAttribute("data-covered", down === undefined);
      if (label) label.style.marginTop = `${down ?? 0}px`;
    });
  }

  #pinAgain() {
    this.#markers.clearLayers();
    for (const group of groupSpots(this.#spots, ({ latitude, longitude }) =>
      this.#map.project([latitude, longitude]),
    )) {
      const icon = iconOf(group);
      const name = groupName(group);
      const one = marker([group.at.latitude, group.at.longitude], {
        icon,
        title: name,
        interactive: this.#choose !== undefined,
        keyboard: this.#choose !== undefined,
      });
      onChosen(one, () => this.#choose?.(group.spots.map(({ id }) => id)));
      one.addTo(this.#markers);
      one.getElement()?.setAttribute("aria-label", name);
      if (!this.#choose) one.getElement()?.setAttribute("role", "img");
    }
  }

  remove() {
    this.#map.remove();
  }
}

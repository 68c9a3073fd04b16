import type { FeatureCollection } from "geojson";
import type { AreaCollection } from "./api/gen/types.gen";

/** The server's areas as the GeoJSON that they are: its document knows pairs only as lists. */
export function lines(areas: AreaCollection): FeatureCollection {
  return areas as FeatureCollection;
}

/** Where somebody finds a place on the map of OpenStreetMap, once they choose to go there. */
export function openStreetMap({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`;
}

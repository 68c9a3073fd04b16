/** The pattern of an area whose figure is hidden; it stands in the page beside the map. */
export const hatch = "map-hatch";

/** Areas as the server draws them. */
export const areas = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { code: "F", name: "Fenland" },
      geometry: {
        type: "MultiPolygon",
        coordinates: [
          [
            [
              [2, 53],
              [2.1, 53],
              [2.1, 53.1],
              [2, 53],
            ],
          ],
        ],
      },
    },
  ],
};

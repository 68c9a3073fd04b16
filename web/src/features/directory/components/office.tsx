import { Anchor } from "@mantine/core";
import { useMemo } from "react";
import { AreaMap } from "@/components/map/area-map";
import type { AreaLook } from "@/components/map/model";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { openStreetMap } from "@/lib/geo";
import classes from "./directory.module.css";

/** Which areas an organisation serves and where its office is: "Areas" and "Address" say the same in words (R11). */
export function Office({ organisation }: { organisation: OrganisationDetail }) {
  const { id, name, place, area_codes } = organisation;
  const looks = useMemo(
    () => new Map(area_codes.map((code): [string, AreaLook] => [code, { level: 2, words: "They serve this area" }])),
    [area_codes],
  );
  const spots = useMemo(() => (place ? [{ id, name, ...place }] : []), [id, name, place]);
  if (!place && area_codes.length === 0) return null;
  return (
    <div className={classes.map}>
      <AreaMap
        label={`Map: the areas that ${name} serves${place ? ", and its office" : ""}`}
        looks={looks}
        spots={spots}
        around={area_codes}
        short
      />
      {place && (
        <Anchor href={openStreetMap(place)} rel="noreferrer" target="_blank" className="no-print">
          Open in OpenStreetMap
        </Anchor>
      )}
    </div>
  );
}

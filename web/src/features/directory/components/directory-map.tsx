import { Anchor } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { AreaMap } from "@/components/map/area-map";
import type { AreaLook } from "@/components/map/model";
import { useAreas } from "@/lib/api/areas";
import type { DirectoryEntry } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { whereAndWhen } from "../words";
import { Accepting } from "./accepting";
import classes from "./directory.module.css";

interface Props {
  found: readonly DirectoryEntry[];
  /** The area in which the postcode lies that was asked for. */
  area: string | undefined;
}

/** Where the organisations' offices are. The table beneath it says the same of each, and of those without one. */
export function DirectoryMap({ found, area }: Props) {
  const { data } = useAreas();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const spots = useMemo(() => found.flatMap(({ id, name, place }) => (place ? [{ id, name, ...place }] : [])), [found]);
  const looks = useMemo(() => {
    const inside = data?.features.find(({ properties }) => properties.name === area);
    return new Map<string, AreaLook>(
      inside ? [[inside.properties.code, { level: 1, words: `The postcode lies in ${area}` }]] : [],
    );
  }, [data, area]);
  const here = found.filter(({ id }) => chosen.includes(id));
  if (data?.features.length === 0)
    return (
      <p className={classes.note}>There is no map yet: this network has not brought in the outlines of its areas.</p>
    );
  return (
    <div className={classes.map}>
      <AreaMap
        label="Map of the organisations’ offices. The table below it says the same."
        looks={looks}
        spots={spots}
        onChoose={setChosen}
      />
      <p className={classes.note}>
        {spots.length} of {found.length} have an office whose place is known. Choose a dot to see whose it is.
      </p>
      <section aria-live="polite" aria-label="Chosen on the map">
        {here.length > 0 && (
          <ul className={classes.here}>
            {here.map((one) => (
              <li key={one.id}>
                <Anchor component={Link} to={paths.organisation(one.id)}>
                  {one.name}
                </Anchor>
                {whereAndWhen(one) !== "" && <span className={classes.note}>{whereAndWhen(one)}</span>}
                <Accepting organisation={one} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

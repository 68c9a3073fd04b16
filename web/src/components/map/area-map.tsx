import { lazy, Suspense } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useAreas } from "@/lib/api/areas";
import type { DrawnMapProps } from "./drawn-map";
import classes from "./map.module.css";

const DrawnMap = lazy(() => import("./drawn-map").then((drawn) => ({ default: drawn.DrawnMap })));

/** A map of the network's areas, fetched when somebody looks at one; it keeps its room meanwhile. */
export function AreaMap(props: Omit<DrawnMapProps, "areas">) {
  const areas = useAreas();
  if (areas.isError) return <ProblemNotice error={areas.error} onRetry={() => void areas.refetch()} />;
  if (areas.data?.features.length === 0) return null;
  const room = (
    <div className={classes.frame} data-short={props.short || undefined}>
      <Waiting label="Drawing the map" />
    </div>
  );
  if (!areas.data) return room;
  return (
    <Suspense fallback={room}>
      <DrawnMap {...props} areas={areas.data} />
    </Suspense>
  );
}

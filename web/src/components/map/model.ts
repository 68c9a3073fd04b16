/** How an area looks: nothing in it, one of at most five classes, or a figure that is hidden. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | "hidden";

export interface AreaLook {
  level: Level;
  /** What one reads when one points at it. */
  words: string;
}

/** Something that has a place on the map. */
export interface Spot {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
}

export interface Pixel {
  x: number;
  y: number;
}

/** Spots that would cover each other; they are drawn as one, where the first of them is. */
export interface SpotGroup {
  spots: Spot[];
  at: Spot;
}

/** How near each other two markers may be, in pixels: a finger needs as much. */
const finger = 34;

/** Puts together what would lie under one finger. */
export function groupSpots(spots: readonly Spot[], pixelOf: (spot: Spot) => Pixel): SpotGroup[] {
  const groups: (SpotGroup & { pixel: Pixel })[] = [];
  for (const spot of spots) {
    const pixel = pixelOf(spot);
    const near = groups.find((group) => Math.hypot(group.pixel.x - pixel.x, group.pixel.y - pixel.y) < finger);
    if (near) near.spots.push(spot);
    else groups.push({ spots: [spot], at: spot, pixel });
  }
  return groups;
}

/** What a marker is called: the one name, or how many there are. */
export function groupName({ spots }: SpotGroup): string {
  const [first] = spots;
  return spots.length === 1 && first ? first.name : `${spots.length} organisations here`;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function moved({ left, right, top, bottom }: Box, down: number): Box {
  return { left, right, top: top + down, bottom: bottom + down };
}

function covers(a: Box, b: Box): boolean {
  return a.right >= b.left && a.left <= b.right && a.bottom >= b.top && a.top <= b.bottom;
}

/** How far down a name may move to be read: not at all, a little down, a little up. */
const steps = [0, 20, -20];

/** How far down each name is moved so that it covers nothing that is there; undefined where there is no room. */
export function apart(names: readonly Box[], taken: readonly Box[]): (number | undefined)[] {
  const shown = [...taken];
  return names.map((box) => {
    const step = steps.find((down) => shown.every((other) => !covers(moved(box, down), other)));
    if (step !== undefined) shown.push(moved(box, step));
    return step;
  });
}

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

/** Spots that would cover each other; they are drawn as one. */
export interface SpotGroup {
  spots: Spot[];
  latitude: number;
  longitude: number;
}

/** How near each other two markers may be, in pixels: a finger needs as much. */
const cell = 36;

/** Puts together what lies in one square of the screen, in the middle of its spots. */
export function groupSpots(spots: readonly Spot[], pixelOf: (spot: Spot) => Pixel): SpotGroup[] {
  const squares = new Map<string, Spot[]>();
  for (const spot of spots) {
    const { x, y } = pixelOf(spot);
    const square = `${Math.round(x / cell)} ${Math.round(y / cell)}`;
    squares.set(square, [...(squares.get(square) ?? []), spot]);
  }
  return [...squares.values()].map((group) => ({
    spots: group,
    latitude: mean(group.map((spot) => spot.latitude)),
    longitude: mean(group.map((spot) => spot.longitude)),
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
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

/** Which boxes may be shown so that none covers another; those that come first win. */
export function apart(boxes: readonly Box[]): boolean[] {
  const shown: Box[] = [];
  return boxes.map((box) => {
    const free = shown.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    );
    if (free) shown.push(box);
    return free;
  });
}

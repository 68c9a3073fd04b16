import { expect, it } from "vitest";
import { apart, groupName, groupSpots } from "./model";

const spot = (id: string, longitude: number) => ({ id, name: `Office ${id}`, latitude: 53, longitude });

it("draws offices that would cover each other as one", () => {
  const groups = groupSpots([spot("a", 2), spot("b", 2.01), spot("c", 3)], ({ longitude }) => ({
    x: longitude * 360,
    y: 0,
  }));
  expect(groups.map(groupName)).toEqual(["2 organisations here", "Office c"]);
  expect(groups[0]?.longitude).toBeCloseTo(2.005);
});

it("names no area over another's name", () => {
  const box = (left: number) => ({ left, right: left + 10, top: 0, bottom: 10 });
  expect(apart([box(0), box(5), box(20)])).toEqual([true, false, true]);
});

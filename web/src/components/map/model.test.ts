import { expect, it } from "vitest";
import { apart, groupName, groupSpots } from "./model";

const spot = (id: string, longitude: number) => ({ id, name: `Office ${id}`, latitude: 53, longitude });

it("draws offices that would cover each other as one", () => {
  const groups = groupSpots([spot("a", 2), spot("b", 2.01), spot("c", 3)], ({ longitude }) => ({
    x: longitude * 360,
    y: 0,
  }));
  expect(groups.map(groupName)).toEqual(["2 organisations here", "Office c"]);
});

it("writes no name over a marker or another name, but a little beside it", () => {
  const box = (left: number, top = 0) => ({ left, right: left + 10, top, bottom: top + 10 });
  expect(apart([box(0), box(5), box(5), box(5), box(40)], [])).toEqual([0, 20, -20, undefined, 0]);
  expect(apart([box(0)], [box(0), box(0, 20)])).toEqual([-20]);
});

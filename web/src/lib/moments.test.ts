import { expect, it } from "vitest";
import { londonInput, londonMoment, londonToday } from "./moments";

it.each([
  ["in winter", "2026-11-24T09:15:00.000Z", "2026-11-24T09:15"],
  ["in summer", "2026-06-30T23:30:00.000Z", "2026-07-01T00:30"],
])("goes to a field and back %s", (_name, moment, typed) => {
  expect(londonInput(new Date(moment))).toBe(typed);
  expect(londonMoment(typed)).toBe(moment);
});

it("is undefined for what is no moment", () => {
  expect(londonMoment("")).toBeUndefined();
  expect(londonMoment("2026-13-45T99:99")).toBeUndefined();
});

it("knows today by the day in the United Kingdom", () => {
  expect(londonToday(new Date("2026-06-30T23:30:00Z"))).toBe("2026-07-01");
});

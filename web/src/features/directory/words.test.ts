import { expect, it } from "vitest";
import { areasInWords, milesInWords, whereAndWhen } from "./words";

it.each([
  [["Fenland"], "Fenland"],
  [["A", "B", "C", "D", "E"], "A, B, C, D, E"],
  [["A", "B", "C", "D", "E", "F"], "A, B, C, D and 2 more"],
])("says which areas %j are", (areas, words) => expect(areasInWords(areas)).toBe(words));

it.each([
  [0, "less than 0.1 miles away"],
  [0.96, "1 mile away"],
  [2.34, "2.3 miles away"],
  [12, "12.0 miles away"],
])("says how far %f miles are", (miles, words) => expect(milesInWords(miles)).toBe(words));

it("says nothing of what nobody knows", () => {
  expect(whereAndWhen({ doors: "unknown" })).toBe("");
  expect(whereAndWhen({ doors: "closed", miles: 3 })).toBe("3.0 miles away · Closed now");
  expect(whereAndWhen({ doors: "open", open_until: "2026-06-16T15:30:00Z" })).toBe("Open now, until 16:30");
  expect(whereAndWhen({ doors: "open", open_until: "2026-06-16T23:00:00Z" })).toBe("Open now, until midnight");
  expect(whereAndWhen({ doors: "closed", opens_at: "2026-06-22T08:00:00Z" }, new Date("2026-06-19T17:00:00Z"))).toBe(
    "Closed now, opens Monday 09:00",
  );
});

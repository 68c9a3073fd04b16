import { expect, it } from "vitest";
import { barLengths, csvAddress, otherDays, presetOf, questionOf } from "./model";

it("reads an address, and only what it knows of it", () => {
  expect(questionOf(new URLSearchParams(""))).toEqual({});
  expect(questionOf(new URLSearchParams("from=2026-10-01&to=2026-10-31&side=sent&x=1"))).toEqual({
    from: "2026-10-01",
    to: "2026-10-31",
    side: "sent",
  });
  expect(questionOf(new URLSearchParams("side=all"))).toEqual({});
});

it("asks for a table of the same report", () => {
  expect(csvAddress({ from: "2026-10-01", to: "2026-10-31" }, "months")).toBe(
    "/api/v1/reports/csv?from=2026-10-01&to=2026-10-31&table=months",
  );
});

it("knows a named period by its days", () => {
  const presets = [{ code: "last-month", label: "Last month", from: "2026-10-01", to: "2026-10-31" }];
  expect(presetOf(presets, { from: "2026-10-01", to: "2026-10-31" })).toBe("last-month");
  expect(presetOf(presets, { from: "2026-10-01", to: "2026-10-30" })).toBe(otherDays);
});

it("measures bars by the longest, and draws none for what is hidden", () => {
  expect(barLengths([10, undefined, 5, 0])).toEqual([100, 0, 50, 0]);
  expect(barLengths([0, undefined])).toEqual([0, 0]);
  expect(barLengths([])).toEqual([]);
});

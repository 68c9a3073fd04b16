import { describe, expect, it } from "vitest";
import { classesOf, classWords, demandOf } from "./demand";

const cell = (number: number | undefined) =>
  number === undefined ? { text: "fewer than 5" } : { number, text: `${number}` };
const table = {
  id: "areas",
  title: "By area",
  definition: "",
  columns: ["Area", "This period", "Period before"],
  rows: [
    { label: "Dunnage", area: "A", cells: [cell(12), cell(undefined)] },
    { label: "Oxmere", area: "B", cells: [cell(undefined), cell(0)] },
    { label: "Elsewhere, or not known", cells: [cell(40), cell(3)] },
  ],
  chart: 0,
  empty: "",
};

describe("demand on a map", () => {
  it.each([
    [[], []],
    [[0, 0], []],
    [
      [7, 5, 7],
      ["5", "7"],
    ],
    [
      [5, 6, 7, 8, 9, 10, 11, 12, 13, 60],
      ["5 to 6", "7 to 8", "9 to 10", "11 to 12", "13 to 60"],
    ],
    [
      [5, 5, 5, 5, 5, 5, 8, 9, 10, 11],
      ["5", "8", "9", "10", "11"],
    ],
    [
      [5, 5, 5, 5, 5, 5, 8, 9, 10, 11, 12],
      ["5", "8 to 9", "10 to 12"],
    ],
  ])("makes at most five classes of %j", (numbers, words) => {
    expect(classesOf(numbers).map(classWords)).toEqual(words);
  });

  it("hatches what is hidden, and never takes it for nothing", () => {
    const { looks, legend } = demandOf(table, 0);
    expect(looks.get("A")).toEqual({ level: 1, words: "Dunnage: this period 12, period before fewer than 5" });
    expect(looks.get("B")?.level).toBe("hidden");
    expect(looks.size, "whoever lives elsewhere is on no map").toBe(2);
    expect(legend.map(({ words }) => words)).toEqual(["None", "12", "Fewer than 5, or not shown"]);
  });

  it("shows the period before by the same rules", () => {
    const { looks } = demandOf(table, 1);
    expect([looks.get("A")?.level, looks.get("B")?.level]).toEqual(["hidden", 0]);
  });
});

import { describe, expect, it } from "vitest";
import { isoDate, isPhone, isPostcode, noDate, pastDateProblem, tidyPhone, tidyPostcode, typedDate } from "./uk";

const today = new Date("2026-11-22T12:00:00Z");

describe("postcodes", () => {
  it.each(["nr13ab", "NR1 3AB", "ec1a 1bb", "W1A0AX", "m1 1ae", "b33 8th", "cr26xh", "DN551PT", "GIR 0AA"])(
    "%s is one",
    (typed) => {
      expect(isPostcode(typed)).toBe(true);
    },
  );

  it.each(["", "NR1", "12345", "NR1 3A", "QX1 1AA", "NR1 3AC4"])("%s is none", (typed) => {
    expect(isPostcode(typed)).toBe(false);
  });

  it("is tidied, and left alone when it is none", () => {
    expect(tidyPostcode(" nr13ab ")).toBe("NR1 3AB");
    expect(tidyPostcode("not known")).toBe("not known");
  });
});

describe("telephone numbers", () => {
  it.each(["07700 900123", "(01603) 555-123", "+44 7700 900123", "0044 7700 900123", "01603 55512", "+353 1 234 5678"])(
    "%s is one",
    (typed) => {
      expect(isPhone(typed)).toBe(true);
    },
  );

  it.each(["", "none", "12345", "0770", "00770 900123456789012"])("%s is none", (typed) => {
    expect(isPhone(typed)).toBe(false);
  });

  it("is spaced so that it can be read out", () => {
    expect(tidyPhone("07700900123")).toBe("07700 900123");
    expect(tidyPhone("+44 7700 900123")).toBe("+44 7700 900123");
  });
});

describe("a typed date", () => {
  it.each([
    ["nothing typed", noDate, undefined],
    ["right", { day: "27", month: "3", year: "1985" }, undefined],
    ["no year", { day: "27", month: "3", year: "" }, "The date must include a year"],
    ["only a day", { day: "27", month: "", year: "" }, "The date must include a month and a year"],
    ["no such day", { day: "31", month: "2", year: "1985" }, "Enter a real date, such as 27 3 1985"],
    ["letters", { day: "x", month: "2", year: "1985" }, "Enter a real date, such as 27 3 1985"],
    ["in the future", { day: "1", month: "1", year: "2027" }, "The date must be in the past"],
    ["two figures", { day: "1", month: "1", year: "85" }, "Enter all four figures of the year, such as 1985"],
  ])("%s", (_name, typed, problem) => {
    expect(pastDateProblem(typed, today)).toBe(problem);
  });

  it("goes to the server and back", () => {
    expect(isoDate({ day: "7", month: "3", year: "1985" })).toBe("1985-03-07");
    expect(typedDate("1985-03-07")).toEqual({ day: "7", month: "3", year: "1985" });
    expect(typedDate(undefined)).toEqual(noDate);
  });
});

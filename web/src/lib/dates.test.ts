import { describe, expect, it } from "vitest";
import {
  clockTime,
  comingWords,
  dueSoon,
  dueWords,
  dueWordsShort,
  fullMoment,
  longDay,
  shortDate,
  shortDay,
  whenWords,
} from "./dates";

// The test runs in New York's time zone: every expectation below is in the United Kingdom's.
const now = new Date("2026-11-24T09:00:00Z");

describe("due words", () => {
  const endOfThursday = "2026-11-26T23:59:59Z";
  it.each([
    [
      "days ahead",
      { at: endOfThursday, workingDays: 2, overdue: false },
      "due Thursday 26 November, in 2 working days",
      "due Thu 26 Nov",
    ],
    [
      "tomorrow",
      { at: "2026-11-25T23:59:59Z", workingDays: 1, overdue: false },
      "due Wednesday 25 November, in 1 working day",
      "due Wed 25 Nov",
    ],
    [
      "today",
      { at: "2026-11-24T23:59:59Z", workingDays: 0, overdue: false },
      "due today, Tuesday 24 November",
      "due today",
    ],
    [
      "late",
      { at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true },
      "3 working days late, it was due Thursday 19 November",
      "3 days late",
    ],
    [
      "late by one",
      { at: "2026-11-23T23:59:59Z", workingDays: -1, overdue: true },
      "1 working day late, it was due Monday 23 November",
      "1 day late",
    ],
    [
      "late over a weekend",
      { at: "2026-11-20T23:59:59Z", workingDays: 0, overdue: true },
      "late, it was due Friday 20 November",
      "late",
    ],
    [
      "next year",
      { at: "2027-01-07T23:59:59Z", workingDays: 28, overdue: false },
      "due Thursday 7 January 2027, in 28 working days",
      "due Thu 7 Jan",
    ],
  ])("%s", (_name, due, long, short) => {
    expect(dueWords(due, now)).toBe(long);
    expect(dueWordsShort(due, now)).toBe(short);
  });

  it("is soon when a working day or less is left, and not when late", () => {
    expect(dueSoon({ at: endOfThursday, workingDays: 2, overdue: false })).toBe(false);
    expect(dueSoon({ at: endOfThursday, workingDays: 1, overdue: false })).toBe(true);
    expect(dueSoon({ at: endOfThursday, workingDays: -1, overdue: true })).toBe(false);
  });
});

describe("when words", () => {
  it("says today and yesterday by the day in the United Kingdom", () => {
    expect(whenWords("2026-11-24T00:05:00Z", now)).toBe("today at 00:05");
    expect(whenWords("2026-11-23T23:55:00Z", now)).toBe("yesterday at 23:55");
    expect(whenWords("2026-11-16T10:00:00Z", now)).toBe("Monday 16 November");
  });

  it("follows British Summer Time", () => {
    expect(clockTime("2026-06-30T23:30:00Z")).toBe("00:30");
    expect(longDay("2026-06-30T23:30:00Z", now)).toBe("Wednesday 1 July");
    expect(fullMoment("2026-06-30T23:30:00Z")).toBe("Wednesday 1 July 2026, 00:30");
  });

  it("is short where there is little room", () => {
    expect(shortDay("2026-11-26T23:59:59Z")).toBe("Thu 26 Nov");
    expect(shortDate("2026-11-26T23:59:59Z", now)).toBe("Thu 26 Nov");
    expect(shortDate("2025-12-31T10:00:00Z", now)).toBe("Wed 31 Dec 2025");
  });
});

it.each([
  ["2026-11-27T13:30:00Z", "today 13:30"],
  ["2026-11-28T09:00:00Z", "tomorrow 09:00"],
  ["2026-11-30T09:00:00Z", "Monday 09:00"],
  ["2026-12-04T09:00:00Z", "Friday 4 December 09:00"],
])("says of %s when it comes", (at, words) => expect(comingWords(at, new Date("2026-11-27T10:00:00Z"))).toBe(words));

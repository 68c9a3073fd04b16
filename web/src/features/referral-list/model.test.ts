import { describe, expect, it } from "vitest";
import { addressOf, countFilters, type Filters, filtersOf } from "./model";

const none: Filters = {
  status: [],
  urgent: false,
  overdue: false,
  organisation: "",
  issue: "",
  mine: false,
  unassigned: false,
  unforwarded: false,
  order: "due",
};

describe("filters", () => {
  it("come back from the address as they went in", () => {
    const filters: Filters = {
      status: ["sent", "acknowledged"],
      urgent: true,
      overdue: true,
      organisation: "00000001-0000-4000-8000-000000000000",
      issue: "debt",
      mine: true,
      unassigned: true,
      unforwarded: false,
      order: "newest",
    };
    expect(filtersOf("incoming", addressOf("incoming", filters))).toEqual(filters);
  });

  it("are of one side where only that has them", () => {
    const sent: Filters = { ...none, mine: true, unforwarded: true, status: ["declined"], order: "newest" };
    expect(filtersOf("outgoing", addressOf("outgoing", sent))).toEqual(sent);
    expect(filtersOf("incoming", addressOf("incoming", { ...none, unforwarded: true })).unforwarded).toBe(false);
  });

  it("leave nothing in the address when they are as usual", () => {
    expect(addressOf("incoming", none).toString()).toBe("");
    expect(addressOf("outgoing", { ...none, order: "newest" }).toString()).toBe("");
  });

  it("ignore what an address cannot mean", () => {
    expect(filtersOf("incoming", new URLSearchParams("status=sent,eaten&order=random&urgent=1"))).toEqual({
      ...none,
      status: ["sent"],
    });
  });

  it("are counted without the order", () => {
    expect(countFilters({ ...none, order: "newest" })).toBe(0);
    expect(countFilters({ ...none, urgent: true, status: ["sent", "acknowledged"] })).toBe(2);
  });
});

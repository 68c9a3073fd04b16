import { describe, expect, it } from "vitest";
import { steady } from "./steady";

const rows = (ids: string, version = 1) => [...ids].map((id) => ({ id, version }));
const ids = (list: readonly { id: string }[] | ReadonlySet<string>) =>
  [...list].map((one) => (typeof one === "string" ? one : one.id)).join("");

describe("steady", () => {
  it.each([
    ["nothing changed", "abc", "abc", "abc", 0, "", ""],
    ["a new one above waits", "abc", "xabc", "abc", 1, "", ""],
    ["a new one at the end is added", "abc", "abcx", "abcx", 0, "x", ""],
    ["one moved: it stays where it was", "abc", "bca", "abc", 0, "", ""],
    ["one left: it is kept, and known to be gone", "abc", "ac", "abc", 0, "", "b"],
    ["one pushed off the end by a new one is not gone", "abc", "xab", "abc", 1, "", ""],
    ["one left and another filled the page", "abc", "bcd", "abcd", 0, "d", "a"],
    ["the first ever appears by itself", "", "x", "x", 0, "x", ""],
    ["all of them changed", "ab", "xy", "ab", 2, "", ""],
  ])("%s", (_name, held, now, shown, waiting, appeared, gone) => {
    const result = steady(rows(held), rows(now, 2));
    expect(ids(result.rows)).toBe(shown);
    expect(result.waiting).toBe(waiting);
    expect(ids(result.appeared)).toBe(appeared);
    expect(ids(result.gone)).toBe(gone);
  });

  it("shows what is now true of each row", () => {
    expect(steady(rows("a", 1), rows("a", 2)).rows[0]?.version).toBe(2);
  });
});

import { describe, expect, it } from "vitest";
import { reference } from "@/testing/reference";
import { type Asked, addressOf, askedAs, askedBy, blank, countWords, questionOf, without, wordsOf } from "./model";

const full: Asked = {
  text: "Marlowe",
  box: "incoming",
  status: ["sent", "acknowledged"],
  result: ["successful"],
  urgent: true,
  overdue: true,
  from: ["a", "b"],
  to: ["c"],
  issue: "debt",
  sent_from: "2026-06-01",
  sent_to: "2026-06-30",
  assigned: "me",
  order: "due",
};

describe("a question", () => {
  it("comes back from the address as it went in, but for what is personal", () => {
    expect(addressOf(full).toString()).not.toContain("Marlowe");
    expect(askedBy(addressOf(full), "Marlowe")).toEqual(full);
    expect(addressOf(blank).toString()).toBe("");
  });

  it("asks for nothing that does not narrow", () => {
    expect(questionOf(blank)).toEqual({ order: "newest" });
    expect(askedAs(questionOf(full))).toEqual(full);
  });

  it("ignores what an address cannot mean", () => {
    expect(askedBy(new URLSearchParams("status=eaten,sent&box=lost&order=x&result=y"), "")).toEqual({
      ...blank,
      status: ["sent"],
    });
  });

  it("loses one filter at a time", () => {
    expect(without(full, "surname").text).toBe("");
    expect(without(full, "sent")).toMatchObject({ sent_from: "", sent_to: "", status: full.status });
    expect(without(full, "status")).toMatchObject({ status: [], text: "Marlowe" });
  });

  it("is told in words", () => {
    expect(wordsOf({ text: "Marlowe", box: "incoming", issue: "debt", from: ["a", "b"] }, reference)).toBe(
      "“Marlowe”, received, from 2 organisations, Debt",
    );
    expect(wordsOf({}, reference)).toBe("All referrals");
    expect(countWords(1, false)).toBe("1 referral");
    expect(countWords(1000, true)).toBe("more than 1,000 referrals");
  });
});

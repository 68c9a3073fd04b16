import { describe, expect, it } from "vitest";
import { referral } from "@/testing/fixtures";
import { emptyForm, form } from "@/testing/forms";
import { alertsOf, isWordsKind, menuOf, primaryOf } from "./model";

const now = new Date("2026-11-24T09:00:00Z");

describe("alerts", () => {
  it("stand in the order in which they matter", () => {
    expect(alertsOf(form, "Fenland Housing Aid", now).map((alert) => alert.title)).toEqual([
      "Before you make contact",
      "Risk",
      "Dates that cannot be missed",
      "Do not leave a message",
      "Only at these times",
      "An interpreter is needed",
    ]);
  });

  it("say that no message may be left unless one may", () => {
    const silent = alertsOf(emptyForm, "Fenland Housing Aid", now);
    expect(silent.map((alert) => alert.title)).toEqual(["Do not leave a message"]);
    const open = { ...emptyForm, contact: { ...emptyForm.contact, voicemail: true } };
    expect(alertsOf(open, "Fenland Housing Aid", now)).toEqual([]);
  });

  it("send the receiver to the sender where the client must not be contacted", () => {
    const hidden = { ...emptyForm, contact: { ...emptyForm.contact, voicemail: true, do_not_contact: true } };
    expect(alertsOf(hidden, "Fenland Housing Aid", now)[0]?.text).toBe("Reach them through Fenland Housing Aid.");
  });
});

describe("the next step", () => {
  it("is a button only for whoever may take it", () => {
    expect(primaryOf(referral)).toBe("accept");
    expect(primaryOf({ ...referral, next_step: { ...referral.next_step, you: false } })).toBeUndefined();
    expect(primaryOf({ ...referral, allowed_commands: ["add-note"] })).toBeUndefined();
  });

  it("is not repeated in the menu, and notes have their own place", () => {
    expect(menuOf(referral)).toEqual(["decline", "return", "record-contact", "forward", "assign", "extend-clock"]);
  });
});

it("knows which commands need words and nothing else", () => {
  expect(isWordsKind("withdraw")).toBe(true);
  expect(isWordsKind("decline")).toBe(false);
});

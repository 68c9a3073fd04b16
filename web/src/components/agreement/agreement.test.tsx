import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { session } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { AgreementBanner } from "./agreement-banner";
import { blocksOf } from "./agreement-blocks";
import { acceptedWords } from "./agreement-words";

const lead = { ...session, acting_for: { ...session.acting_for, role: "lead" as const } };

it("reads headings, paragraphs and lists, however lines are broken", () => {
  expect(blocksOf("# Why\r\n\r\nClients\ntrust us.\n- one\n- two\nmore\n\nEnd")).toEqual([
    { kind: "heading", text: "Why" },
    { kind: "paragraph", text: "Clients\ntrust us." },
    { kind: "list", items: ["one", "two\nmore"] },
    { kind: "paragraph", text: "End" },
  ]);
  expect(blocksOf(" \n\n")).toEqual([]);
});

it("tells a lead calmly before the day, clearly after it, and nothing without one", () => {
  const { redraw } = draw(<AgreementBanner session={lead} />);
  expect(screen.queryByRole("region")).not.toBeInTheDocument();
  redraw(<AgreementBanner session={{ ...lead, agreement: { from: "2027-01-12", barred: false } }} />);
  expect(screen.getByRole("region")).toHaveTextContent("must be accepted before 12 January 2027");
  redraw(<AgreementBanner session={{ ...lead, agreement: { from: "2027-01-12", barred: true } }} />);
  expect(screen.getByRole("region")).toHaveTextContent("Norwich Debt Advice can neither send nor receive");
  redraw(<AgreementBanner session={{ ...session, agreement: { from: "2027-01-12", barred: true } }} />);
  expect(screen.queryByRole("region")).not.toBeInTheDocument();
});

it("says how a version was accepted", () => {
  const accepted = { version: 1, by: { id: "u1", name: "Lena L." }, at: "2026-12-01T10:00:00Z" };
  expect(acceptedWords(accepted)).toBe("by Lena L. on 1 December 2026");
  expect(acceptedWords({ ...accepted, signed_by: "Ann Smith", signed_on: "2026-11-27" })).toBe(
    "on paper, signed by Ann Smith on 27 November 2026, recorded by Lena L.",
  );
});

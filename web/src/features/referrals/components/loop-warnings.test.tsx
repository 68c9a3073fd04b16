import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { answering } from "@/testing/api";
import { draw } from "@/testing/render";
import { LoopWarnings } from "./loop-warnings";

const sentence = "Pellham Debt Advice declined this client on 3 November (#10423).";
const organisation = { id: "o9", slug: "pellham-debt-advice", name: "Pellham Debt Advice" };
const earlier = { items: [{ organisation, referral: { id: "r1", number: 10423 }, sentence }] };

it("warns of a receiver that had the client before, and of no other", async () => {
  answering({ "GET /api/v1/referrals/r2/earlier": earlier });
  const { redraw } = draw(<LoopWarnings referral="r2" chosen={["o9"]} />);
  expect(await screen.findByText(sentence)).toBeVisible();
  redraw(<LoopWarnings referral="r2" chosen={["o1"]} />);
  expect(screen.queryByText(sentence)).not.toBeInTheDocument();
});

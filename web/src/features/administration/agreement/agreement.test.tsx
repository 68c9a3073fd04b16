import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { AgreementStanding, NetworkAgreement } from "@/lib/api/gen/types.gen";
import { answering } from "@/testing/api";
import { draw } from "@/testing/render";
import { NetworkAgreementPage } from "./agreement-page";
import { consequences, lacking, startOf } from "./publish-model";
import { countWords, inOrder } from "./standings";

const version = {
  version: 1,
  title: "Sharing",
  text: "Clients trust us.",
  changes: "",
  at: "2026-12-01T10:00:00Z",
  from: "2027-01-12",
  accepted: 1,
};

function standing(name: string, more: Partial<AgreementStanding> = {}): AgreementStanding {
  return { organisation: { id: name, slug: name, name }, paused: false, owed: true, barred: false, ...more };
}

const all = [standing("Food bank", { owed: false }), standing("Asked"), standing("Late", { barred: true })];
const now: NetworkAgreement = { versions: [version], organisations: all, today: "2026-12-02", grace_days: 30 };

it("puts those that are stopped first, and counts", () => {
  expect(inOrder(all).map((one) => one.organisation.name)).toEqual(["Late", "Asked", "Food bank"]);
  expect(countWords(all, version)).toBe(
    "1 of 3 have accepted version 1, to be accepted before 12 January 2027. 1 can neither send nor receive now.",
  );
});

it("starts from the words of now, with the days of grace", () => {
  expect(startOf(now)).toMatchObject({ title: "Sharing", from: { day: "1", month: "1", year: "2027" } });
  expect(lacking(startOf(now), false).map((one) => one.field)).toEqual(["changes"]);
  expect(lacking({ ...startOf(now), from: { day: "31", month: "2", year: "2027" } }, true)[0]?.field).toBe("from");
});

it("is published only after it was looked at, with what it does to whom", async () => {
  const asked = answering({ "GET /api/v1/network/agreement": now, "POST /api/v1/network/agreement": now });
  draw(<NetworkAgreementPage may={() => true} />);
  await userEvent.click(await screen.findByRole("button", { name: "Write the next version" }));
  await userEvent.click(screen.getByRole("button", { name: "Look at it first" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Say what changed");
  await userEvent.type(screen.getByLabelText("What changed?"), "Shorter.");
  await userEvent.click(screen.getByRole("button", { name: "Look at it first" }));
  for (const words of consequences(3, "2027-01-01")) expect(screen.getByText(words)).toBeVisible();
  expect(asked.some(({ method }) => method === "POST")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Publish it" }));
  expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ seen: 1, from: "2027-01-01" });
});

it("shows an auditor everything and lets them change nothing", async () => {
  answering({ "GET /api/v1/network/agreement": now });
  draw(<NetworkAgreementPage may={() => false} />);
  expect(await screen.findByRole("table", { name: "Who has accepted" })).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

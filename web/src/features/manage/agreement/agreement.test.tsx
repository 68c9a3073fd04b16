import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { OwnAgreement } from "@/lib/api/gen/types.gen";
import { answering } from "@/testing/api";
import { draw } from "@/testing/render";
import { AgreementSettings } from "./agreement-settings";

const current = {
  version: 2,
  title: "Sharing",
  text: "# Why\n\nClients trust us.",
  changes: "It is shorter.",
  at: "2026-12-01T10:00:00Z",
  from: "2027-01-12",
};
const owing: OwnAgreement = { organisation: "Norwich Debt Advice", current, owed: true, barred: true, accepted: [] };

it("is accepted by whoever says that they may, and not before", async () => {
  const acceptance = { version: 2, by: { id: "u1", name: "Amina K." }, at: "2026-12-02T10:00:00Z" };
  const after = { ...owing, owed: false, barred: false, accepted: [{ ...current, acceptance }] };
  const asked = answering({ "GET /api/v1/agreement": owing, "POST /api/v1/agreement/accept": after });
  draw(<AgreementSettings />);
  expect(await screen.findByRole("heading", { name: "Why" })).toBeVisible();
  expect(screen.getByText(/can neither send nor receive new referrals/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Accept the agreement" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Tick that you may agree");
  expect(asked.some(({ method }) => method === "POST")).toBe(false);
  await userEvent.click(screen.getByRole("checkbox", { name: "I may agree on behalf of Norwich Debt Advice" }));
  await userEvent.click(screen.getByRole("button", { name: "Accept the agreement" }));
  expect(await screen.findByText("Accepted for Norwich Debt Advice by Amina K. on 2 December 2026.")).toBeVisible();
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ version: 2, may: true });
  expect(screen.getByText("Version 2: by Amina K. on 2 December 2026")).toBeVisible();
});

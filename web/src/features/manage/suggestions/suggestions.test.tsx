import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Suggestion } from "@/lib/api/gen/types.gen";
import { fill } from "@/testing/fill";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { managed } from "../managed-fixture";
import { saidNow } from "./said-now";
import { SuggestionSettings } from "./suggestion-settings";

const one: Suggestion = {
  id: "g1",
  part: "waiting",
  text: "It is six weeks now.",
  made_at: "2026-11-20T09:00:00Z",
  by: { id: "u1", name: "Amina K.", organisation: "Harbour Food Bank" },
  will_be_thanked: false,
  state: "open",
  words: "",
};

it("stands beside what the profile says, and is answered in words", async () => {
  const answered: Suggestion = { ...one, state: "done", words: "Thank you." };
  const calls = serve({
    "GET /organisation": () => managed,
    "GET /reference": () => reference,
    "GET /organisation/suggestions": () => ({ items: [one] }),
    "POST /organisation/suggestions/g1/answer": () => ({ items: [answered] }),
  });
  draw(<SuggestionSettings />);
  const waiting = await screen.findByRole("list", { name: "Waiting" });
  expect(waiting).toHaveTextContent("Amina K., Harbour Food Bank");
  expect(waiting).toHaveTextContent("Your profile says nowNothing");
  const change = within(waiting).getByRole("link", { name: "Change it in the profile" });
  expect(change).toHaveAttribute("href", "/manage/profile#waiting");
  await fill(screen.getByLabelText("Your words to them (optional)"), " Thank you. ");
  await userEvent.click(screen.getByRole("button", { name: /^Done: Waiting time/ }));
  expect(await screen.findByRole("list", { name: "Answered" })).toHaveTextContent("Thank you.");
  expect(screen.getByText("Nothing waits for you")).toBeVisible();
  expect(calls.find((call) => call.what.startsWith("POST"))?.body).toEqual({ state: "done", words: "Thank you." });
});

it("keeps the words when somebody else answered first", async () => {
  serve({
    "GET /organisation": () => managed,
    "GET /reference": () => reference,
    "GET /organisation/suggestions": () => ({ items: [one] }),
    "POST /organisation/suggestions/g1/answer": () => new Refusal(409, "Lena L. changed this on 1 December at 09:00."),
  });
  draw(<SuggestionSettings />);
  await fill(await screen.findByLabelText("Your words to them (optional)"), "No.");
  await userEvent.click(screen.getByRole("button", { name: /^Not right: Waiting time/ }));
  expect(await screen.findByText(/Lena L\. changed this/)).toBeVisible();
  expect(screen.getByLabelText("Your words to them (optional)")).toHaveValue("No.");
});

it("asks nobody for words whom they would not reach", async () => {
  const { by: _, ...visitor } = one;
  serve({
    "GET /organisation": () => managed,
    "GET /reference": () => reference,
    "GET /organisation/suggestions": () => ({ items: [{ ...visitor, will_be_thanked: true }] }),
  });
  draw(<SuggestionSettings />);
  expect(await screen.findByText(/^A visitor of your public page.* thanked by e-mail when you answer$/)).toBeVisible();
  expect(screen.queryByLabelText("Your words to them (optional)")).toBeNull();
});

it.each([
  ["contact", ["a@example.org"]],
  ["address", ["1 Quay Side", "Norwich"]],
  ["issues", ["Debt"]],
  ["waiting", []],
] as const)("knows what the profile says of: %s", (part, lines) => {
  expect(saidNow(managed, part, [{ code: "debt", label: "Debt" }])).toEqual(lines);
});

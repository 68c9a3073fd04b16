import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { NetworkWordings } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { WordingPage } from "./wording-page";

const first = { version: 1, text: "Do you agree?", at: "2026-01-05T09:00:00Z" };
const second = { version: 2, text: "May we?", at: "2026-06-01T09:00:00Z", by: { name: "Cora C.", organisation: "" } };
const wordings: NetworkWordings = { items: [{ kind: "consent", versions: [second, first] }] };

it("takes an earlier version up again as a new one", async () => {
  const third = { ...second, version: 3, text: first.text };
  const calls = serve({
    "GET /network/wordings": () => wordings,
    "PUT /network/wordings/consent": () => ({ kind: "consent", versions: [third, second, first] }),
  });
  draw(<WordingPage may={() => true} />);
  expect(await screen.findByRole("textbox", { name: "The words" })).toHaveValue("May we?");
  await userEvent.click(screen.getByText("Earlier versions (1)"));
  await userEvent.click(screen.getByRole("button", { name: "Use version 1 again" }));
  await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
  expect(await screen.findByText("Saved. It is what people read from now on.")).toBeVisible();
  const put = calls.find((call) => call.what === "PUT /network/wordings/consent");
  expect(put?.body).toEqual({ version: 2, text: "Do you agree?" });
});

it("keeps what was typed when somebody else was quicker, and refuses no words at all", async () => {
  const words = "Somebody changed these words since you opened them.";
  serve({ "GET /network/wordings": () => wordings, "PUT /network/wordings/consent": () => new Refusal(409, words) });
  draw(<WordingPage may={() => true} />);
  const field = await screen.findByRole("textbox", { name: "The words" });
  await userEvent.clear(field);
  await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
  expect(within(screen.getByRole("alert")).getByRole("link", { name: /^Write the words/ })).toBeVisible();
  await userEvent.type(field, "Is it fine?");
  await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
  expect(await screen.findByText(words)).toBeVisible();
  expect(field).toHaveValue("Is it fine?");
});

it("is read, and not changed, by an auditor", async () => {
  serve({ "GET /network/wordings": () => wordings });
  draw(<WordingPage may={(operation) => operation === "network-wordings"} />);
  expect(await screen.findByText("May we?")).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { NetworkLists } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { ListsPage } from "./lists-page";

const stays = "It takes three tries in vain.";
const outcomes = {
  name: "outcomes",
  choices: [
    { code: "advised", label: "Client advised", group: "successful", active: true },
    { code: "no_response", label: "No response", group: "unsuccessful", active: true, stays },
    { code: "lost", label: "We lost", group: "unsuccessful", active: false },
  ],
};
const lists: NetworkLists = { lists: [outcomes] };

it("adds an outcome to its group, and says that it is offered now", async () => {
  const added = { ...outcomes, choices: [...outcomes.choices, { code: "won", label: "We won", active: true }] };
  const calls = serve({ "GET /network/lists": () => lists, "POST /network/lists/outcomes": () => added });
  draw(<ListsPage may={() => true} />);
  await userEvent.click(await screen.findByRole("button", { name: "Add an outcome" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "What people read" }), "We won");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  expect(screen.getByRole("link", { name: "Choose whether the outcome helped the client" })).toBeVisible();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Did it help the client?" }), "It helped");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("“We won” is offered now.")).toBeVisible();
  expect(within(screen.getByRole("list", { name: "Outcomes" })).getByText("We won")).toBeVisible();
  expect(calls.find((call) => call.what === "POST /network/lists/outcomes")?.body).toEqual({
    label: "We won",
    group: "successful",
  });
});

it("says who uses one before it is retired, and why some never are", async () => {
  const words = "“Client advised” is the last of its kind that is offered, and people need one.";
  serve({
    "GET /network/lists": () => lists,
    "GET /network/lists/outcomes/advised/uses": () => ({ sentence: "12 referrals use it, of which 3 are open." }),
    "POST /network/lists/outcomes/advised/retire": () => new Refusal(409, words),
  });
  draw(<ListsPage may={() => true} />);
  expect(await screen.findByText(`Cannot be retired. ${stays}`)).toBeVisible();
  expect(screen.queryByRole("button", { name: "No response: retire" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Client advised: retire" }));
  expect(await screen.findByText(/12 referrals use it/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Retire" }));
  expect(await screen.findByText(words)).toBeVisible();
});

it("is read, and not changed, by an auditor", async () => {
  serve({ "GET /network/lists": () => lists });
  draw(<ListsPage may={(operation) => operation === "network-lists"} />);
  expect(await screen.findByText("Client advised")).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { DirectoryImport } from "./directory-import";

const row = { provider: "Marram Games", summary: "Every day.", address: "1 Mill Lane", changes: [] };
const preview = {
  id: "p1",
  source: "Marram games",
  rows: [
    { ...row, key: "1", name: "Chess club", state: "new" },
    { ...row, key: "2", name: "Darts", state: "changed", changes: [{ field: "phone", before: "1", after: "2" }] },
    { ...row, key: "3", name: "Bridge", state: "missing" },
    { ...row, key: "4", name: "Wherry Debt Advice", state: "member" },
    { ...row, key: "5", name: "Dominoes", state: "same" },
  ],
};

async function lookAt(source: string) {
  if (source !== "") await userEvent.type(await screen.findByRole("textbox"), source);
  await userEvent.click(screen.getByRole("button", { name: "Look at it" }));
}

it("shows what would change, field by field, and does what is chosen", async () => {
  const calls = serve({
    "POST /directory/imports": () => preview,
    "POST /directory/imports/p1": () => ({ added: 1, changed: 0, removed: 1 }),
  });
  draw(<DirectoryImport />);
  await lookAt("https://games.example.org");
  expect(await screen.findByText(/^1 new, 1 changed, 1 unchanged, 1 missing/)).toBeVisible();
  expect(screen.getByRole("checkbox", { name: /Chess club/ })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: /Bridge/ })).not.toBeChecked();
  expect(screen.queryByRole("checkbox", { name: /Wherry/ })).toBeNull();
  const darts = within(screen.getByRole("row", { name: /Darts/ }));
  expect(darts.getByText("Telephone:").parentElement).toHaveTextContent("Telephone: 1 2");
  await userEvent.click(darts.getByRole("checkbox"));
  await userEvent.click(screen.getByRole("checkbox", { name: /Bridge/ }));
  await userEvent.click(screen.getByRole("button", { name: "Apply 2 rows" }));
  expect(await screen.findByText(/1 added, 0 changed, 1 taken off/)).toBeVisible();
  expect(calls.map(({ body }) => body)).toEqual([{ source: "https://games.example.org" }, { chosen: ["1", "3"] }]);
  expect(screen.queryByRole("table")).toBeNull();
});

it("reads a file under the name of its directory", async () => {
  const calls = serve({ "POST /directory/imports": () => ({ ...preview, rows: [] }) });
  const { container } = draw(<DirectoryImport />);
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no file can be chosen");
  await userEvent.upload(input, new File(["[]"], "games.json", { type: "application/json" }));
  expect(await screen.findByRole("button", { name: "Chosen: games.json" })).toBeVisible();
  await lookAt("Marram games");
  expect(await screen.findByText(/There is nothing to do/)).toBeVisible();
  expect(calls[0]?.body).toEqual({ source: "Marram games", text: "[]" });
});

it("says at the field what is missing and what is refused, and keeps what was typed", async () => {
  serve({
    "POST /directory/imports": () =>
      new Refusal(422, "Nothing was changed.", [{ field: "source", message: "The directory cannot be reached." }]),
  });
  draw(<DirectoryImport />);
  await lookAt("");
  expect(screen.getAllByText(/^Enter the address of the feed/)[0]).toBeVisible();
  await lookAt("https://nowhere.example.org");
  expect(await screen.findByRole("link", { name: "The directory cannot be reached." })).toBeVisible();
  expect(screen.getByRole("textbox")).toHaveValue("https://nowhere.example.org");
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { DirectorySearch } from "@/lib/api/gen/types.gen";
import { fenland } from "@/testing/fenland";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { complete } from "../model";
import { Directory } from "./directory";

/** The server's answers to all that the directory asks. */
function directory(search: (asked: DirectorySearch) => object, recent: DirectorySearch[] = []) {
  return serve({
    "POST /directory/search": ({ body }) => search(complete(body ?? {})),
    "GET /directory": () => ({ areas: ["Fenland", "Marram City"], recent, postcodes: true }),
    "GET /reference": () => reference,
  });
}

const listings = { items: [], total: 0 };
const one = { items: [fenland], total: 1, pages: 1, similar: false, listings };
const none = { items: [], total: 0, pages: 1, similar: false, listings };

describe("the directory", () => {
  it("says who helps with what, where, and whether they take referrals", async () => {
    directory(() => one);
    draw(<Directory />);
    const row = within(await screen.findByRole("row", { name: /Fenland Housing Aid/ }));
    expect(row.getByRole("link", { name: "Fenland Housing Aid" })).toHaveAttribute("href", "/directory/o2");
    for (const words of ["Evictions and repairs.", "Housing", "Fenland", "About 2 working days", "Not accepting"]) {
      expect(row.getByText(words)).toBeVisible();
    }
    expect(row.getByText("Moving until Monday 7 December.")).toBeVisible();
  });

  it("asks the server for what is typed and chosen, and says how to ask for less", async () => {
    const calls = directory(({ text }) => (text ? none : one));
    draw(<Directory />);
    await screen.findByRole("option", { name: "Marram City" });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Area" }), "Marram City");
    await userEvent.click(screen.getByRole("checkbox", { name: "Accepting referrals now" }));
    await userEvent.type(screen.getByRole("searchbox", { name: "Find an organisation" }), "chess");
    expect(await screen.findByText("Ask for less: fewer choices find more.")).toBeVisible();
    expect(calls.at(-1)?.body).toMatchObject({ text: "chess", area: "Marram City", accepting: true, page: 1 });
    await userEvent.click(screen.getByRole("button", { name: "Search without “chess”" }));
    expect(await screen.findByText("Fenland Housing Aid")).toBeVisible();
    expect(screen.getByRole("searchbox")).toHaveValue("");
    expect(calls.at(-1)?.body).toMatchObject({ text: "", area: "Marram City" });
  });

  it("says that a name is only like what was typed", async () => {
    directory(() => ({ ...one, similar: true }));
    draw(<Directory />);
    expect(await screen.findByText(/This name sounds like them/)).toBeVisible();
  });

  it("asks for a postcode only when it is whole, and keeps it out of the address", async () => {
    const calls = directory(({ postcode }) => {
      if (postcode === "NR1 3QG")
        return new Refusal(422, "Check.", [{ field: "postcode", message: "It is not in the network's area." }]);
      return { ...one, ...(postcode && { area: "Fenland" }) };
    });
    draw(<Directory />);
    const field = await screen.findByRole("textbox", { name: "Or serving a postcode, nearest first" });
    await userEvent.type(field, "mr11ab");
    expect(await screen.findByText("MR1 1AB lies in Fenland. These organisations serve it.")).toBeVisible();
    expect(calls.every(({ body }) => ["", "MR1 1AB"].includes(complete(body ?? {}).postcode))).toBe(true);
    await userEvent.clear(field);
    await userEvent.type(field, "nr1 3qg");
    expect(await screen.findByText("It is not in the network's area.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Search without the postcode" }));
    expect(await screen.findByText("Fenland Housing Aid")).toBeVisible();
    expect(field).toHaveValue("");
  });

  it("offers recent searches in words", async () => {
    directory(() => one, [{ issue: "housing", area: "Fenland", accepting: true }]);
    draw(<Directory />);
    const recent = await screen.findByRole("link", { name: "Housing and homelessness, Fenland, accepting" });
    expect(recent).toHaveAttribute("href", "/directory?issue=housing&area=Fenland&accepting=yes");
  });

  it("turns pages", async () => {
    const calls = directory(() => ({ ...one, total: 51, pages: 2 }));
    draw(<Directory />);
    await userEvent.click(await screen.findByRole("button", { name: "Next page" }));
    expect(await screen.findByText("51 organisations, page 2 of 2")).toBeVisible();
    expect(calls.at(-1)?.body).toMatchObject({ page: 2 });
  });
});

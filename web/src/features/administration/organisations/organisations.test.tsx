import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { NewOrganisation } from "./new-organisation";
import { missingIn, noOrganisation, requestOf } from "./organisation-model";
import { Organisations } from "./organisations";

const open = {
  id: "o1",
  name: "Wensum Law Centre",
  areas: ["Norwich"],
  issues: [],
  accepting: true,
  accepting_note: "",
  paused: false,
  paused_reason: "",
};
const paused = {
  ...open,
  id: "o2",
  name: "Coastal Food Share",
  accepting: false,
  paused: true,
  paused_reason: "New lead",
};
const found = { "GET /organisations": () => ({ items: [open, paused], total: 2 }) };

describe("organisations", () => {
  it("pauses one with a reason that others read", async () => {
    const calls = serve({ ...found, "POST /organisations/o1/pause": () => ({ ...open, paused: true }) });
    draw(<Organisations may={() => true} />);
    await userEvent.click(await screen.findByRole("button", { name: "Pause Wensum Law Centre" }));
    await fill(await screen.findByLabelText("Why?"), "No staff until May");
    await userEvent.click(screen.getByRole("button", { name: "Pause" }));
    expect(await screen.findByText(/Wensum Law Centre is paused/)).toBeVisible();
    expect(calls.find((call) => call.what.endsWith("/pause"))?.body).toEqual({ reason: "No staff until May" });
  });

  it("says why one is paused, and lets it go on", async () => {
    serve({ ...found, "POST /organisations/o2/resume": () => open });
    draw(<Organisations may={() => true} />);
    const row = within(await screen.findByRole("row", { name: /Coastal/ }));
    expect(row.getByText("Paused")).toBeVisible();
    expect(row.getByText("New lead")).toBeVisible();
    await userEvent.click(row.getByRole("button", { name: "Resume Coastal Food Share" }));
    expect(await screen.findByText(/can send and receive referrals again/)).toBeVisible();
  });

  it("offers nothing to those who may only read", async () => {
    serve(found);
    draw(<Organisations may={() => false} />);
    await screen.findByText("Coastal Food Share");
    expect(screen.queryByRole("button", { name: /Pause|Resume/ })).not.toBeInTheDocument();
  });
});

describe("a new organisation", () => {
  it("needs a name and an address, and starts paused", async () => {
    const calls = serve({
      "GET /reference": () => ({ issues: [{ code: "debt", label: "Debt" }] }),
      "POST /organisations": () => ({ ...open, name: "Broadland Carers" }),
    });
    draw(<NewOrganisation />);
    await userEvent.click(screen.getByRole("button", { name: "Add the organisation" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter its name");
    await fill(screen.getByLabelText("Name"), "Broadland Carers");
    await fill(screen.getByLabelText("E-mail"), "hello@example.org");
    await userEvent.click(await screen.findByRole("checkbox", { name: "Debt" }));
    await userEvent.click(screen.getByRole("button", { name: "Add the organisation" }));
    expect(await screen.findByText(/is a member of the network, and paused/)).toBeVisible();
    expect(calls.at(-1)?.body).toEqual({
      name: "Broadland Carers",
      email: "hello@example.org",
      nation: "england-and-wales",
      issues: ["debt"],
    });
  });

  it("reads areas one a line or by commas, and days as numbers", () => {
    const one = { ...noOrganisation, areas: "Norwich, Broadland\n\nBreckland ", acknowledge_days: " 2" };
    expect(requestOf(one)).toMatchObject({ areas: ["Norwich", "Broadland", "Breckland"], acknowledge_days: 2 });
  });

  it.each(["0", "21", "two", "-1"])("takes no %s days to acknowledge", (acknowledge_days) => {
    const one = { ...noOrganisation, name: "Wensum", email: "a@example.org", acknowledge_days };
    expect(missingIn(one).map((problem) => problem.field)).toEqual(["acknowledge_days"]);
  });
});

import { administer } from "./support/administration";
import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { coordinator, password } from "./support/people";
import { expect, signIn, test } from "./support/story";

// Two runs on one installation meet two organisations.
const run = Date.now().toString(36).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
const name = `Sandpiper ${run} Rights`;
const domain = `sandpiper-${run}.example`;
const lead = { first: "Wren", last: `Fenwick${run}`, email: `wren@${domain}` };

test("an organisation applies without a script, is approved, and its lead begins", { tag: ["@R6"] }, async ({ stranger, as }) => {
  const public_ = await stranger({ javaScriptEnabled: false });
  await public_.goto("/find");
  await public_.getByRole("link", { name: "Join this network" }).click();
  await expect(public_.getByRole("heading", { name: "Join this network" })).toBeVisible();
  await applyWithMistakes(public_);
  await confirmFromTheInbox(public_);

  const network = await as(coordinator);
  await network.goto(linkIn(await letter({ to: "jwroxley@", subject: "An application to join" }), "/administration/applications/"));
  await administer(network, "Applications");
  await look(network, "applications");
  await network.getByRole("link", { name }).click();
  await expect(network.getByText("Perhaps a duplicate:")).toHaveCount(0);
  await expect(network.getByText("People sleep in their cars.")).toBeVisible();
  await network.getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = network.getByRole("dialog");
  await expect(dialog.getByText(`wfenwick${run}`)).toBeVisible();
  await expect(dialog.getByText("It starts paused: nobody refers to it.")).toBeVisible();
  await look(network, "application-approve");
  await dialog.getByRole("button", { name: "Approve and invite" }).click();
  await expect(network.getByText("It has joined, paused.")).toBeVisible();
  await look(network, "application-approved", [1280]);
  await network.goto("/administration/organisations");
  await network.getByRole("searchbox", { name: "Find an organisation" }).fill(name);
  await expect(network.getByRole("row", { name: new RegExp(name) })).toContainText("Paused, lead invited");
  await look(network, "organisation-joining");

  expect((await letter({ to: lead.email, subject: "Your application was approved" })).text).toContain(`wfenwick${run}`);
  const begins = await stranger();
  await begins.goto(linkIn(await letter({ to: lead.email, subject: "Welcome to Onward" }), "/set-password#"));
  await begins.getByLabel("New password", { exact: true }).fill(password);
  await begins.getByRole("button", { name: "Set my password" }).click();
  await signIn(begins, { username: `wfenwick${run}`, organisation: name });
  const steps = begins.getByRole("region", { name: `First steps of ${name}` });
  await expect(steps.getByRole("link", { name: "Give your colleagues accounts" })).toBeVisible();
  await look(begins, "joined-lead");
  await steps.getByRole("link", { name: "Check your profile" }).click();
  await begins.getByRole("button", { name: "It is all still right" }).click();
  await expect(steps.getByText("Done: Check your profile")).toBeVisible();

  await network.getByRole("button", { name: `Resume ${name}` }).click();
  await expect(network.getByText(`${name} can send and receive referrals again.`)).toBeVisible();
  await begins.reload();
  await expect(begins.getByRole("heading", { name: "Profile" })).toBeVisible();
  await expect(steps).toHaveCount(0);
});

// The program that looks for barriers needs a script to run; the pages are the same.
test("nothing of the application's pages keeps anybody out", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/join");
  await look(page, "join");
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByRole("alert").getByRole("link", { name: "Choose at least one thing you help with." }).click();
  await look(page, "join-refused");
  for (const place of ["sent", "confirmed", "confirm?token=none"]) {
    await page.goto(`/join/${place}`);
    await look(page, `join-${place.replace(/\W.*/, "")}`, [390]);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/join");
  await look(page, "join-dark", [1280]);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Join this network" }).click();
  await expect(page.getByRole("heading", { name: "Join this network" })).toBeVisible();
});

/** The form without a script: mistakes are said beside the fields, and nothing that was typed is lost. */
async function applyWithMistakes(page: Page): Promise<void> {
  await page.getByLabel("Name of the organisation").fill(name);
  await page.getByLabel("Nation", { exact: true }).selectOption("England and Wales");
  await page.getByLabel("What does it do?").fill("Advice on rights for people without a home.");
  await page.getByLabel("Homelessness").check();
  await page.getByLabel("Areas that it serves").fill("Marram City\nBroad Lode");
  await page.getByLabel("E-mail address of the organisation").fill("office");
  await page.getByLabel("Telephone number of the organisation").fill("01632 960 871");
  await page.getByLabel("First name").fill(lead.first);
  await page.getByLabel("Surname").fill(lead.last);
  await page.getByLabel("Job title").fill("Manager");
  await page.getByLabel("Their own e-mail address").fill(lead.email);
  await page.getByRole("button", { name: "Send the application" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Say why you want to join.");
  await summary.getByRole("link", { name: /Enter an e-mail address where referrals/ }).click();
  await expect(page.getByLabel("Areas that it serves")).toHaveValue("Marram City\nBroad Lode");
  await expect(page.getByLabel("Homelessness")).toBeChecked();
  await page.getByLabel("E-mail address of the organisation").fill(`office@${domain}`);
  await page.getByLabel("Why do you want to join?").fill("People sleep in their cars.");
  await page.waitForTimeout(3000); // nobody is quicker than the form believes
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByRole("heading", { name: "Look into your inbox" })).toBeVisible();
}

/** The letter repeats nothing that was typed; opening its link confirms nothing, pressing the button does. */
async function confirmFromTheInbox(page: Page): Promise<void> {
  const asked = await letter({ to: lead.email, subject: "Confirm your application" });
  expect(asked.text).not.toContain("Sandpiper");
  const link = linkIn(asked, "/join/confirm");
  await page.goto(link);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm the application" }).click();
  await expect(page.getByRole("heading", { name: "Your application is confirmed" })).toBeVisible();
}

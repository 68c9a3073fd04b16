import * as path from "node:path";
import type { Page } from "@playwright/test";
import { letter } from "./support/inbox";
import { settled } from "./support/look";
import { addresses, coordinator, pellham, receiver, saltlantern, sender } from "./support/people";
import { expect, notNew, test } from "./support/story";
import { currentDetails } from "./support/temporal";
import { chooseReceiver, consent, field, send } from "./support/write";

const folder = path.resolve(__dirname, "../../docs/pictures");

test("the pictures of the README", async ({ as }) => {
  const from = await as(sender);
  const { id, number } = await send(from, saltlantern, { first: "Wilhelmina", surname: "Sandling" }, true);
  const page = await as(receiver);
  await notNew(page);
  await take(page, "dashboard");
  await page.goto(`/referrals/${id}`);
  await take(page, "referral");

  await from.goto("/referrals/new");
  await field(from, "First name").fill("Ravindra");
  await field(from, "Surname").fill("Okafor-Lilley");
  await field(from, "Telephone").fill("01632 960123");
  await from.getByRole("checkbox", { name: "Debt" }).check();
  await field(from, "Why are you referring them, and what happened?").fill("Council tax arrears since the spring; a bailiff has written twice.");
  await chooseReceiver(from, saltlantern);
  await chooseReceiver(from, pellham);
  await consent(from);
  await from.getByRole("button", { name: "Check your answers" }).click();
  await expect(from.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await take(from, "check-your-answers");

  const network = await as(coordinator);
  await take(network, "stuck");
  await network.getByRole("button", { name: /^Clock of/ }).first().click();
  const popup = network.waitForEvent("popup");
  await network.getByRole("menuitem", { name: "See it in Temporal" }).click();
  const temporal = await popup;
  await currentDetails(temporal, /Awaited\s+the receiver/);
  await temporal.setViewportSize({ width: 1280, height: 800 });
  await temporal.screenshot({ path: path.join(folder, "temporal.png") });

  await letter({ to: addresses[saltlantern] ?? "", number: `${number}`, subject: "New Client" });
  await network.goto(`${process.env.ONWARD_INBOX}/?q=${number}`);
  await network.getByRole("link", { name: /New Client Referred to You/ }).first().click();
  await network.screenshot({ path: path.join(folder, "letter.png") });
});

async function take(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

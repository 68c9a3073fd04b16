import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { addresses, pellham, receiver, saltlantern, sender } from "./support/people";
import { expect, signIn, test } from "./support/story";
import { chooseReceiver, consent, field, invented, send } from "./support/write";

test.describe("a receiver", () => {
  test("takes a referral from the e-mail to the client's result, and the sender sees it", { tag: ["@N20", "@N23", "@N24", "@N25", "@N28", "@N30", "@R19", "@R21", "@R22", "@R23", "@R24", "@R25"] }, async ({ as, stranger }) => {
    const client = invented("Reedham");
    const from = await as(sender);
    const { id, number } = await send(from, saltlantern, client);
    const page = await stranger();

    await test.step("the e-mail leads through signing in to the referral", async () => {
      const mail = await letter({ to: addresses[saltlantern] ?? "", subject: "New Client Referred to You", number: `${number}` });
      await page.goto(linkIn(mail, id));
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await signIn(page, receiver);
      await expect(page.getByRole("heading", { level: 1, name: `#${number}` })).toBeVisible();
    });

    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(history(page)).toContainText("Acknowledged");
    await letter({ to: "thaddowe@", subject: "acknowledged", number: `${number}` });

    await test.step("gives it to a colleague", async () => {
      await action(page, "Assign");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Who has it?" }).selectOption({ label: "Jonathan C." });
      await dialog.getByRole("button", { name: "Assign" }).click();
      await expect(page.getByRole("complementary")).toContainText("Jonathan C.");
      await letter({ to: "jcrisp@", subject: "assigned", number: `${number}` });
    });

    await test.step("writes one note for both and one for nobody else", async () => {
      await note(page, "We will call on Thursday.", "Both organisations");
      await note(page, "Ask Priscilla about the court dates.", "Only me");
      await expect(page.getByText("Private: only you see this")).toBeVisible();
      await page.getByRole("radio", { name: "Both organisations" }).check();
      await page.getByText("E-mail somebody that there is a note").click();
      await page.getByRole("checkbox", { name: /Marram Advice Centre/ }).first().check();
      await note(page, "Could you ask her for the council's last letter?", "Both organisations");
      const told = await letter({ subject: "New note", number: `${number}` });
      expect(told.text, "what it says stays inside").not.toContain("council");
      await look(page, "receiver-notes");
    });

    await page.getByRole("button", { name: "Accept", exact: true }).click();
    await expect(history(page)).toContainText("Accepted");
    await letter({ to: "thaddowe@", subject: "accepted", number: `${number}` });

    await test.step("records a try to reach the client", async () => {
      await action(page, "Record a contact");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Record a contact" }).click();
      await expect(dialog.getByRole("alert")).toBeFocused();
      await dialog.getByRole("radio", { name: "Yes" }).check();
      await dialog.getByRole("textbox", { name: /What happened/ }).fill("She comes on Thursday with the letters.");
      await dialog.getByRole("button", { name: "Record a contact" }).click();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole("complementary")).toContainText("Reached");
    });

    await test.step("closes it with an outcome for each issue", async () => {
      await action(page, "Close with an outcome");
      const dialog = page.getByRole("dialog");
      const outcomes = dialog.getByRole("combobox");
      await expect(outcomes).toHaveCount(2);
      for (const one of await outcomes.all()) await one.selectOption({ index: 1 });
      await field(page, "What happened?").fill("The bailiff is stopped and a plan agreed.");
      await look(page, "receiver-closing");
      await dialog.getByRole("button", { name: "Close with an outcome" }).click();
      await expect(history(page)).toContainText("The bailiff is stopped");
      await letter({ to: "thaddowe@", subject: "closed", number: `${number}` });
    });

    await test.step("the sender reads all but the private note", async () => {
      await from.goto(`/referrals/${id}`);
      for (const word of ["Acknowledged", "Assigned", "Accepted", "Tried to reach the client", "Closed"])
        await expect(history(from)).toContainText(word);
      await expect(from.getByText("We will call on Thursday.")).toBeVisible();
      await expect(from.getByText("Ask Priscilla")).toHaveCount(0);
      await expect(from.getByRole("complementary")).toContainText("Outcome");
      await look(from, "sender-closed");
    });
  });

  test("declines with a reason, and the sender forwards one and ends another", { tag: ["@N26", "@N31", "@N32", "@K3"] }, async ({ as }) => {
    const from = await as(sender);
    const page = await as(receiver);
    const [first, second] = [invented("Acle"), invented("Brundall")];
    const onward = await send(from, saltlantern, first);
    const ended = await send(from, saltlantern, second);
    for (const { id, number } of [onward, ended]) {
      await page.goto(`/referrals/${id}`);
      await action(page, "Decline");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: "No capacity at the moment" }).check();
      await dialog.getByRole("textbox", { name: "Words for the sender" }).fill("We are full until the new year. Try Pellham.");
      if (number === onward.number) await look(page, "receiver-declining");
      await dialog.getByRole("button", { name: "Decline" }).click();
      await expect(history(page)).toContainText("Declined: No capacity at the moment");
      await letter({ to: "thaddowe@", subject: "declined", number: `${number}` });
    }

    await test.step("forwards it, with the client's permission asked afresh", async () => {
      await from.goto(`/referrals/${onward.id}`);
      await expect(from.getByText("We are full until the new year.")).toBeVisible();
      await from.getByRole("button", { name: "Forward on" }).click();
      await expect(from.getByRole("heading", { name: `Forward #${onward.number}` })).toBeVisible();
      await from.getByRole("button", { name: "Forward it" }).click();
      await expect(from.getByRole("alert")).toBeFocused();
      await chooseReceiver(from, pellham);
      await consent(from);
      await look(from, "sender-forward");
      await from.getByRole("button", { name: "Forward it" }).click();
      await expect(from.getByRole("heading", { name: "The referral is sent" })).toBeVisible();
      const again = (await from.getByRole("link", { name: /^#\d+$/ }).textContent())?.slice(1) ?? "";
      expect(again).not.toBe(`${onward.number}`);
      const mail = await letter({ to: addresses[pellham] ?? "", number: again });
      expect(JSON.stringify(mail)).not.toContain(saltlantern);
    });

    await test.step("ends the other, with a reason", async () => {
      await from.goto(`/referrals/${ended.id}`);
      await action(from, "End: no further referral");
      const dialog = from.getByRole("dialog");
      await dialog.getByRole("textbox", { name: /no further referral/ }).fill("The client has moved away.");
      await dialog.getByRole("button", { name: "End: no further referral" }).click();
      await expect(history(from)).toContainText("Ended: no further referral");
    });
  });
});

const history = (page: Page) => page.getByRole("region", { name: "History" });

/** Does what is the next step, or else stands in the menu of actions. */
async function action(page: Page, name: string): Promise<void> {
  const step = page.getByRole("region", { name: "Next step" });
  await expect(step).toBeVisible();
  const button = step.getByRole("button", { name, exact: true });
  if (await button.isVisible()) return button.click();
  await step.getByRole("button", { name: /^(Other actions|Actions)$/ }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

async function note(page: Page, text: string, who: string): Promise<void> {
  await field(page, "Add a note").fill(text);
  await page.getByRole("radio", { name: who }).check();
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(field(page, "Add a note")).toHaveValue("");
  await expect(page.getByText(text)).toBeVisible();
}

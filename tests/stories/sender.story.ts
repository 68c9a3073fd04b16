import { letter } from "./support/inbox";
import { look } from "./support/look";
import { addresses, marram, pellham, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { chooseReceiver, consent, field, invented, typeDate, typedDay } from "./support/write";

test.describe("a sender", () => {
  test("sends one client to two organisations, and loses nothing on the way", { tag: ["@N7", "@N8", "@N9", "@N10", "@N11", "@N12", "@N14", "@N15", "@N16", "@N18", "@R13", "@R14", "@R17", "@R18", "@R20"] }, async ({ as }) => {
    const client = invented("Sandling");
    const page = await as(sender);
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    await page.getByRole("link", { name: "New referral" }).first().click();

    await test.step("what is missing is said, and leads to its field", async () => {
      await field(page, "First name").fill(client.first);
      await field(page, "Surname").fill(client.surname);
      await page.getByRole("button", { name: "Check your answers" }).click();
      const summary = page.getByRole("alert", { name: "There is a problem" });
      await expect(summary).toBeFocused();
      await look(page, "sender-missing");
      await summary.getByRole("link", { name: /telephone|phone/i }).click();
      await expect(field(page, "Telephone")).toBeFocused();
      await expect(field(page, "Surname")).toHaveValue(client.surname);
    });

    await test.step("what was typed survives a reload", async () => {
      await field(page, "Telephone").fill("07700900123");
      await field(page, "Gender, as they say it").fill("Woman");
      await expect(field(page, "Telephone")).toHaveValue("07700 900123");
      await expect(page.getByText(/^Saved \d/)).toBeVisible();
      await page.reload();
      await expect(field(page, "Surname")).toHaveValue(client.surname);
      await expect(field(page, "Telephone")).toHaveValue("07700 900123");
      await expect(field(page, "Gender, as they say it")).toHaveValue("Woman");
    });

    await test.step("the whole form", async () => {
      await typeDate(page, "Date of birth", ["27", "3", "1985"]);
      await field(page, "Address").fill("14 Staithe Lane");
      await field(page, "Postcode").fill("nr13ab");
      await field(page, "What must be known before making contact?").fill("Her brother answers the telephone. Say it is the library.");
      await page.getByRole("radio", { name: "Telephone" }).check();
      await field(page, "Safe times").fill("Weekdays between 10 and 2");
      await page.getByRole("checkbox", { name: "Debt" }).check();
      await page.getByRole("checkbox", { name: "Housing", exact: true }).check();
      await field(page, "Why are you referring them, and what happened?").fill("Arrears since the spring 💷, and a bailiff has written twice.");
      await field(page, "What does the client want to achieve?").fill("To keep the home.");
      await page.getByRole("button", { name: "Add a date" }).click();
      await field(page, "What happens?").fill("Possession hearing");
      await typeDate(page, "When?", typedDay(25));
      await page.getByRole("checkbox", { name: "This is urgent" }).check();
      await field(page, "Risks posed by or to the client").fill("None known");
      await chooseReceiver(page, saltlantern);
      await chooseReceiver(page, pellham);
      await page.getByRole("checkbox", { name: /^E-mail me too/ }).check();
      await consent(page);
      await look(page, "sender-form");
      await page.getByRole("button", { name: "Check your answers" }).click();
    });

    await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
    await expect(page.getByText("Her brother answers the telephone")).toBeVisible();
    await expect(page.getByText("27 March 1985")).toBeVisible();
    await look(page, "sender-check");
    await page.getByRole("button", { name: "Send 2 referrals" }).dblclick();
    await expect(page.getByRole("heading", { name: "2 referrals are sent" })).toBeVisible();
    await look(page, "sender-sent");
    const numbers = (await page.getByRole("link", { name: /^#\d+$/ }).allTextContents()).map((text) => text.slice(1));
    expect(numbers).toHaveLength(2);

    await test.step("each receiver is e-mailed, without the client", async () => {
      for (const [place, organisation] of [saltlantern, pellham].entries()) {
        const mail = await letter({ to: addresses[organisation] ?? "", subject: "New Client Referred to You", number: numbers[place] ?? "" });
        expect(mail.text).toContain(marram);
        expect(mail.text).toMatch(/acknowledge/i);
        expect(mail.text).toMatch(/accept or decline/i);
        expect(mail.text.match(/\b(Mon|Tues|Wednes|Thurs|Fri)day \d+ \w+/g)?.length, mail.text).toBeGreaterThanOrEqual(2);
        expect(JSON.stringify(mail)).not.toMatch(new RegExp(`${client.first}|${client.surname}|bailiff|Staithe`));
      }
      await letter({ to: "thaddowe@", number: numbers[0] ?? "" });
    });

    await test.step("pressing twice sent no third", async () => {
      await page.getByRole("link", { name: "Outgoing" }).first().click();
      await field(page, "Number or client's surname").fill(client.surname);
      await page.getByRole("button", { name: "Search", exact: true }).click();
      const rows = page.getByRole("table", { name: "Outgoing" }).getByRole("row").filter({ hasText: client.surname });
      await expect(rows).toHaveCount(2);
      for (const number of numbers) await expect(page.getByRole("link", { name: `#${number}` })).toBeVisible();
      expect(page.url(), "an address names nobody").not.toContain(client.surname);
      await look(page, "sender-outgoing");
    });
  });
});

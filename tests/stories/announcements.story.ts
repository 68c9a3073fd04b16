import { look } from "./support/look";
import { auditor, coordinator } from "./support/people";
import { expect, test } from "./support/story";
import { field, typeDate, typedDay } from "./support/write";

const words = "The county's help line moves on Friday: from then on call 01632 960 999.";

test("a coordinator announces something; who reads it says so, and it does not come back", async ({ as }) => {
  const network = await as(coordinator);
  await network.goto("/administration/announcements");
  await field(network, "What should people know?").fill(words);
  await network.getByRole("button", { name: "Announce it" }).click();
  await expect(network.getByRole("link", { name: "Enter the last day, such as 4 12 2026" })).toBeVisible();
  await look(network, "announcements-error");
  await typeDate(network, "Last day", typedDay(3));
  await network.getByRole("checkbox", { name: "Auditors" }).check(); // whom no other story meets at the same time
  await network.getByRole("button", { name: "Announce it" }).click();
  await expect(network.getByText("Announced.", { exact: true })).toBeVisible();
  await expect(network.getByText(/^Shown now · .* · for auditors/)).toBeVisible();
  await look(network, "announcements", [1280]);

  const reader = await as(auditor);
  const told = reader.getByRole("region", { name: "Announcement" });
  await expect(told).toContainText(words);
  await look(reader, "announced");
  const kept = reader.waitForResponse((answer) => answer.url().endsWith("/preferences/announcements") && answer.ok());
  await told.getByRole("button", { name: "I have read it" }).click();
  await kept;
  const elsewhere = await as(auditor);
  await expect(elsewhere.getByRole("heading", { name: "Stuck referrals" })).toBeVisible();
  await expect(elsewhere.getByText(words), "not on another machine either").toHaveCount(0);

  await network.getByRole("button", { name: `End now: ${words}` }).click();
  await expect(network.getByText(/^Over · /)).toBeVisible();
});

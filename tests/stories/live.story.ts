import { colleague, receiver, saltlantern, sender } from "./support/people";
import { look } from "./support/look";
import { expect, test } from "./support/story";
import { invented, send } from "./support/write";

test.describe("two people at once", () => {
  test("a new referral appears on the receiver's dashboard by itself", { tag: ["@N33", "@N34", "@R1", "@R8"] }, async ({ as }) => {
    const client = invented("Cantley");
    const page = await as(receiver);
    const incoming = page.getByRole("table", { name: "Latest incoming" });
    await expect(page.getByRole("heading", { name: "Latest incoming" })).toBeVisible();
    const open = page.getByRole("definition").first(); // of those received
    const before = Number(await open.textContent());
    const opened = await page.evaluate(() => performance.timeOrigin);
    const from = await as(sender);
    const { number } = await send(from, saltlantern, client);
    await expect(open, "the counts follow").toHaveText(`${before + 1}`);
    const arrived = incoming.getByRole("link", { name: `#${number}` });
    const pill = page.getByRole("button", { name: /^\d+ new$/ });
    await expect(pill).toHaveCount(1);
    await expect(arrived, "nothing moves under the pointer").toHaveCount(0);
    await pill.click();
    await expect(arrived).toBeVisible();
    await expect(incoming).toContainText(client.surname);
    const urgent = await send(from, saltlantern, invented("Limpenhoe"), true);
    await expect(open).toHaveText(`${before + 2}`);
    while ((await pill.count()) > 0) await pill.first().click();
    await expect(page.getByRole("table", { name: "Urgent" }).getByRole("link", { name: `#${urgent.number}` })).toBeVisible();
    expect(await page.evaluate(() => performance.timeOrigin), "without loading the page again").toBe(opened);
    await look(page, "live-dashboard");
  });

  test("who decides second is told what happened, and by whom", async ({ as }) => {
    const from = await as(sender);
    const { id } = await send(from, saltlantern, invented("Haddiscoe"));
    const [one, other] = await Promise.all([as(receiver), as(colleague)]);
    await one.goto(`/referrals/${id}`);
    await one.getByRole("button", { name: "Acknowledge" }).click();
    await expect(one.getByRole("button", { name: "Accept", exact: true })).toBeVisible();
    // The second one's page misses the news: nothing live reaches it.
    await other.route("**/api/v1/live**", (route) => route.abort());
    await other.goto(`/referrals/${id}`);
    await expect(other.getByRole("button", { name: "Accept", exact: true })).toBeVisible();
    await one.getByRole("button", { name: "Accept", exact: true }).click();
    await expect(one.getByRole("region", { name: "History" })).toContainText("Accepted");
    await other.getByRole("button", { name: "Accept", exact: true }).click();
    const told = other.getByRole("region", { name: "Next step" }).getByRole("alert");
    await expect(told).toContainText(/accepted/i);
    await expect(told).toContainText(/Bettina V\./);
    await look(other, "live-second");
  });
});

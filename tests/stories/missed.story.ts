import { letter, letters } from "./support/inbox";
import { type Installation, startInstallation } from "./support/installation";
import { look } from "./support/look";
import { addresses, coordinator, marram, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { invented, send } from "./support/write";

// A working day lasts six seconds here: three to acknowledge, and five more until it is stuck.
let installation: Installation;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  installation = await startInstallation({ workingDay: "6s", size: 20 });
});

test.afterAll(() => installation?.stop());

test("nobody answers: the clock reminds, says it is late, and says it is stuck, through a restart", { tag: ["@N22"] }, async ({ as }) => {
  test.setTimeout(240_000);
  const { url: baseURL, inbox } = installation;
  const client = invented("Rockland");
  const from = await as(sender, { baseURL });
  const { id, number } = await send(from, saltlantern, client);
  const about = (to: string, subject: string) => ({ to, subject, number: `${number}` });
  const office = addresses[saltlantern] ?? "";

  await letter(about(office, "answer referral"), inbox);
  await test.step("everything stops before the deadline, and starts after it", async () => {
    await installation.restart();
  });

  await test.step("the deadline is missed once, and everybody concerned hears of it", async () => {
    for (const to of [office, "bvonlindhorst@", addresses[marram] ?? "", "jwroxley@"]) {
      const subject = to === office || to === "bvonlindhorst@" ? "is late" : "in time";
      const found = await letters(about(to, subject), inbox, 90);
      expect(found, `one e-mail to ${to}`).toHaveLength(1);
      expect(JSON.stringify(found)).not.toContain(client.surname);
    }
  });

  await test.step("it is late on the referral and in the lists", async () => {
    await from.goto(`/referrals/${id}`);
    await expect(from.getByRole("region", { name: "Next step" })).toContainText(/late|over/i);
    await expect(from.getByRole("region", { name: "History" })).toContainText("Not acknowledged in time");
    await look(from, "missed-sender");
    const page = await as(receiver, { baseURL });
    const task = page.getByRole("link", { name: /referrals? (is|are) late/ });
    const late = Number.parseInt((await task.textContent()) ?? "", 10);
    await task.click();
    if (late < 25) await expect(page.getByText(`${late} in all`), "the list holds what the task counts").toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: client.surname })).toContainText(/late|over/i);
    await look(page, "missed-incoming");
  });

  await test.step("after five more working days it is stuck, and stays until somebody answers", async () => {
    await letter(about("jwroxley@", "is stuck"), inbox, 120);
    const page = await as(coordinator, { baseURL });
    const row = page.getByRole("table", { name: "Stuck referrals" }).getByRole("row").filter({ hasText: `#${number}` });
    await expect(row).toContainText("Stuck");
    await look(page, "missed-stuck");
    await from.reload();
    await expect(from.getByRole("region", { name: "History" })).toContainText("Stuck: handed to the coordinators");
    const subjects = (await letters(about(office, "is late"), inbox)).map((one) => one.subject);
    // The day by which they were to decide has passed by now, too: that is another deadline, said once.
    expect(subjects.filter((one) => one.includes("acknowledge")), `missed once, whatever was stopped: ${subjects.join("; ")}`).toHaveLength(1);
    expect(new Set(subjects).size, `nothing is said twice: ${subjects.join("; ")}`).toBe(subjects.length);
  });

  await test.step("the receiver answers after all, and it is no longer stuck", async () => {
    const page = await as(receiver, { baseURL });
    await page.goto(`/referrals/${id}`);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByRole("region", { name: "History" })).toContainText("Acknowledged");
    await letter(about("thaddowe@", "acknowledged"), inbox);
  });
});

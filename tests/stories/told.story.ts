import { letter } from "./support/inbox";
import { look } from "./support/look";
import { receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { chooseReceiver, invented, send } from "./support/write";

const words = "We take clients of the county council's area only.";
const right = "Check that the client lives in our area";

test("a receiver says what would have made it right, and its sender learns of it", { tag: ["@K3", "@K4"] }, async ({ as }) => {
  const from = await as(sender);
  const to = await as(receiver);
  const declined = [];
  for (let n = 0; n < 3; n++) declined.push(await send(from, saltlantern, invented("Winterton")));
  const [first, ...others] = declined;
  if (!first) throw new Error("nothing was sent");

  await to.goto(`/referrals/${first.id}`);
  const step = to.getByRole("region", { name: "Next step" });
  await step.getByRole("button", { name: /^(Other actions|Actions)$/ }).click();
  await to.getByRole("menuitem", { name: "Decline", exact: true }).click();
  const dialog = to.getByRole("dialog");
  await dialog.getByRole("radio", { name: "No capacity at the moment" }).check();
  await expect(dialog.getByLabel(/What would have made/), "nothing was wrong with it").toHaveCount(0);
  await dialog.getByRole("radio", { name: /Outside the group/ }).check();
  await dialog.getByRole("textbox", { name: /Words for the sender/ }).fill(words);
  await dialog.getByLabel(/What would have made/).fill(right);
  await look(to, "told-declining");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(to.getByText(right)).toBeVisible();
  for (const one of others) {
    const answer = await to.context().request.post(`/api/v1/referrals/${one.id}/decline`, {
      data: { version: 1, reason: "inappropriate", words, remedy: right },
      headers: { "Idempotency-Key": crypto.randomUUID() },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  const mail = await letter({ to: "thaddowe@", subject: "declined", number: `${first.number}` });
  expect(mail.text).toContain("what would have made it right");
  expect(mail.text, "what they said stays inside").not.toContain(right);

  await from.goto("/referrals/outgoing");
  await from.getByRole("link", { name: "What others told us" }).click();
  const list = from.getByRole("list", { name: "What others told us" });
  await expect(list).toContainText(`#${first.number}`);
  await expect(from.getByRole("region", { name: "What receivers most often asked for" })).toContainText(right);
  await look(from, "told");
  await from.getByRole("combobox", { name: "Reason", exact: true }).selectOption({ label: "Outside the group of people we help" });
  await from.getByRole("combobox", { name: "Receiver", exact: true }).selectOption({ label: saltlantern });
  await from.getByRole("combobox", { name: "Sent by", exact: true }).selectOption("Me");
  const entry = list.getByRole("listitem").filter({ hasText: `#${first.number}` });
  await expect(entry).toContainText(words);
  await expect(entry).toContainText("Not yet forwarded");
  await expect(list.getByRole("listitem").filter({ hasText: `#${others[0]?.number}` })).toHaveCount(0);

  await from.goto("/referrals/new");
  await chooseReceiver(from, saltlantern);
  const takes = from.getByRole("region", { name: `What ${saltlantern} takes` });
  await expect(takes).toContainText(/of your last ten referrals to them were declined as .*Read what they take first/);
  await look(from, "told-chooser");
});

test("a lead gets digests, and chooses which", { tag: ["@K4"] }, async ({ as }) => {
  const lead = await as(receiver);
  const weekly = await letter({ to: "bvonlindhorst@", subject: "Your week at" });
  expect(weekly.text).toContain("Waiting for your acknowledgement");
  const monthly = await letter({ to: "bvonlindhorst@", subject: `${saltlantern} in ` });
  expect(monthly.text).toContain("Received in all");

  await lead.goto("/account#digests");
  const choice = lead.getByRole("checkbox", { name: "Weekly digest" });
  await choice.setChecked(true); // as it is from the start, unless this is a second try
  await choice.uncheck();
  await expect(lead.getByText("Saved.")).toBeVisible();
  await look(lead, "digests");
  await lead.reload();
  await expect(choice).not.toBeChecked();
  await choice.check();
  await expect(lead.getByText("Saved.")).toBeVisible();

  const adviser = await as(sender);
  await adviser.goto("/account");
  await expect(adviser.getByRole("heading", { name: "Where you are signed in" })).toBeVisible();
  await expect(adviser.getByText("E-mails for leads")).toHaveCount(0);
});

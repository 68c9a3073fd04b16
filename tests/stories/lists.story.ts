import { look } from "./support/look";
import { coordinator, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field, invented, send } from "./support/write";

test.describe.configure({ mode: "serial" });

// Nothing is ever deleted, so that a second run on the same installation needs words of its own.
const mark = invented("").surname;
const added = `A conflict of interest ${mark}`;
const renamed = `We act for the other side ${mark}`;

test("a coordinator adds a reason to decline; a receiver is offered it at once, and no more when it is retired", { tag: ["@R2", "@R21", "@R22"] }, async ({ as }) => {
  const page = await as(coordinator);
  await page.goto("/administration/lists");
  await look(page, "lists");
  await page.getByRole("button", { name: "Add a reason" }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await field(page, "What people read").fill(added);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(`“${added}” is offered now.`)).toBeVisible();
  await expect(page.getByText(/^Cannot be retired\. It takes three tries/).first()).toBeVisible();

  const from = await as(sender);
  const { id } = await send(from, saltlantern, invented("List"));
  const to = await as(receiver);
  await to.goto(`/referrals/${id}`);
  await to.getByRole("region", { name: "Next step" }).getByRole("button", { name: /^(Other actions|Actions)$/ }).click();
  await to.getByRole("menuitem", { name: "Decline", exact: true }).click();
  await to.getByRole("radio", { name: added }).check();
  await field(to, "Words for the sender").fill("We act for the landlord.");
  await to.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(to.getByText(added).first()).toBeVisible();

  await page.getByRole("button", { name: `${added}: rename` }).click();
  await field(page, "What people read").fill(renamed);
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("button", { name: `${renamed}: retire` }).click();
  await expect(page.getByText(/^1 referral uses it, and keeps it\.|^\d+ referrals use it/)).toBeVisible();
  await page.getByRole("button", { name: "Retire", exact: true }).click();
  await expect(page.getByText(`“${renamed}” is retired: forms offer it no more.`)).toBeVisible();

  await to.reload();
  await expect(to.getByText(renamed).first(), "an old referral keeps its reason, in the words of now").toBeVisible();
  const reference = await to.context().request.get("/api/v1/reference");
  expect(await reference.text()).not.toContain(renamed);
});

const ours = "May we pass on what you told us to the people we named? You can say no.";

test("a coordinator changes what is read to clients, for the next referral, and takes the old words up again", { tag: ["@R17"] }, async ({ as }) => {
  const page = await as(coordinator);
  await page.goto("/administration/wording");
  const form = page.getByRole("form", { name: "Read to the client" });
  const words = form.getByRole("textbox", { name: "The words" });
  const before = await words.inputValue();
  await words.fill("");
  await form.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await look(page, "wording-error", [390]);
  await words.fill(ours);
  await form.getByRole("button", { name: "Save the words" }).click();
  await expect(form.getByText(/^Saved\. It is what people read/)).toBeVisible();

  const from = await as(sender);
  await from.goto("/referrals/new");
  await from.getByRole("radio", { name: "The client agreed" }).check();
  await expect(from.getByText(ours)).toBeVisible();

  await page.getByText(/^Earlier versions/).first().click();
  await look(page, "wording");
  await page.getByRole("button", { name: /^Use version \d+ again$/ }).first().click();
  await expect(words).toHaveValue(before);
  await form.getByRole("button", { name: "Save the words" }).click();
  await expect(form.getByText(/^Saved\. It is what people read/)).toBeVisible();
});

import { look } from "./support/look";
import { coordinator, type Person, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field, typedDay } from "./support/write";

/** The one organisation of the demo network that never accepted an agreement (demo/agreement.go). */
const lamplight = "Lamplight Sight Support";
const lead: Person = { username: "equinones", organisation: lamplight };
const adviser: Person = { username: "bumukoro", organisation: lamplight };

test("a coordinator publishes an agreement, a lead accepts it, and what barred them is gone", { tag: ["@R6", "@R4"] }, async ({ as }) => {
  const theirs = await as(lead);
  const banner = theirs.getByRole("region", { name: "Data-sharing agreement" });
  await expect(banner).toContainText(`${lamplight} can neither send nor receive new referrals`);
  await look(theirs, "agreement-barred", [390]);

  const writing = await as(adviser);
  await expect(writing.getByRole("region", { name: "Data-sharing agreement" }), "an adviser is left alone").toHaveCount(0);
  await writing.goto("/referrals/new");
  await expect(writing.getByRole("region", { name: "Data-sharing agreement" })).toContainText("This cannot be sent now.");
  await look(writing, "agreement-cannot-send", [1280]);

  const elsewhere = await as(sender);
  await elsewhere.goto("/directory");
  await elsewhere.getByRole("searchbox", { name: "Find an organisation" }).fill("Lamplight");
  await expect(elsewhere.getByText("It has not accepted the network's data-sharing agreement.")).toBeVisible();

  const asked = await as(receiver);
  await expect(asked.getByRole("region", { name: "Data-sharing agreement" }), "calmly, before the day").toContainText("must be accepted before");

  const network = await as(coordinator);
  await network.goto("/administration/agreement");
  const row = network.getByRole("row", { name: lamplight });
  await expect(row).toContainText("Overdue");
  await look(network, "agreement-network");
  await network.getByRole("button", { name: "Write the next version" }).click();
  await network.getByRole("button", { name: "Look at it first" }).click();
  await expect(network.getByRole("link", { name: "Say what changed" })).toBeVisible();
  await field(network, "What changed?").fill("New: who is told first when somebody is at risk (part 8).");
  const text = field(network, "The agreement");
  await text.fill(`${await text.inputValue()}\n\n# 8. Somebody at risk\n\nTelephone first; the referral follows.`);
  await look(network, "agreement-writing", [390]);
  await network.getByRole("button", { name: "Look at it first" }).click();
  await expect(network.getByText(/^40 organisations are asked/)).toBeVisible();
  await expect(network.getByText(`From ${words(30)} those which have not accepted can neither send nor receive new referrals`, { exact: false })).toBeVisible();
  await look(network, "agreement-preview", [1280]);
  await network.getByRole("button", { name: "Publish it" }).click();
  await expect(network.getByText(/^Version \d+ is published\./)).toBeVisible();
  await expect(network.getByText(/^0 of 40 have accepted version/)).toBeVisible();

  await network.getByRole("button", { name: `Signed on paper: Work Ahead Marram` }).click();
  await network.getByRole("button", { name: "Record it" }).click();
  await expect(network.getByRole("link", { name: "Enter who signed for the organisation" })).toBeVisible();
  await look(network, "agreement-paper", [390]);
  await field(network, "Who signed for the organisation?").fill("Ann Smith");
  const [day, month, year] = typedDay(0);
  await network.getByRole("textbox", { name: "Day" }).fill(day);
  await network.getByRole("textbox", { name: "Month" }).fill(month);
  await network.getByRole("textbox", { name: "Year" }).fill(year);
  await network.getByRole("button", { name: "Record it" }).click();
  await expect(network.getByRole("row", { name: "Work Ahead Marram" })).toContainText("signed by Ann Smith");

  await theirs.reload();
  await banner.getByRole("link", { name: "Read the agreement" }).click();
  await expect(theirs.getByText("Telephone first; the referral follows.")).toBeVisible();
  await look(theirs, "agreement-read");
  await theirs.getByRole("button", { name: "Accept the agreement" }).click();
  await expect(theirs.getByRole("link", { name: /^Tick that you may agree/ })).toBeVisible();
  await theirs.getByRole("checkbox", { name: `I may agree on behalf of ${lamplight}` }).check();
  await theirs.getByRole("button", { name: "Accept the agreement" }).click();
  await expect(theirs.getByText(new RegExp(`^Accepted for ${lamplight} by .* on ${words(0)}`))).toBeVisible();
  await expect(banner).toHaveCount(0);
  await look(theirs, "agreement-accepted", [1280]);

  await writing.reload();
  await expect(writing.getByRole("heading", { level: 1, name: "New referral" })).toBeVisible();
  await expect(writing.getByRole("region", { name: "Data-sharing agreement" })).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere.getByText(lamplight).first()).toBeVisible();
  await expect(elsewhere.getByText("It has not accepted the network's data-sharing agreement.")).toHaveCount(0);
  await network.reload();
  await expect(row).toContainText("Accepted");
  await expect(network.getByRole("row", { name: saltlantern })).toContainText("Asked");
});

/** "12 January 2027", so many days from now. */
function words(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "long", year: "numeric" }).format(at);
}

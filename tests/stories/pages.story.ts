import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { settled, view } from "./support/look";
import { auditor, coordinator, type Person, pellham, receiver, saltlantern, sender } from "./support/people";
import { expect, signIn, test } from "./support/story";
import { field, invented, send } from "./support/write";

// Every page of every role, wide and on a phone, light and dark. Colours are read at one width.
const desk = 1280;
const phone = 390;
const zoomed = 640; // what 200 % leaves of a desk's screen

const ofAdvisers = ["/", "/referrals/incoming", "/referrals/outgoing", "/referrals/drafts", "/referrals/new", "/directory"];
const ofNetwork = ["/administration/stuck", "/administration/users", "/administration/users/new", "/administration/organisations", "/administration/organisations/new", "/administration/warnings", "/directory"];
const ofNobody = ["/sign-in", "/forgotten-password", "/set-password"];

const roles: [string, Person | undefined, string[]][] = [
  ["nobody", undefined, ofNobody],
  ["adviser", sender, ofAdvisers],
  ["lead", receiver, ofAdvisers.slice(0, 3)],
  ["coordinator", coordinator, ofNetwork],
  ["auditor", auditor, ofNetwork.slice(0, 2)],
];

test.describe.configure({ mode: "parallel" }); // each is long, and none needs another

for (const [role, who, paths] of roles) {
  test(`every page of ${role} is whole`, async ({ as, stranger }) => {
    const page = who ? await as(who) : await stranger();
    for (const path of paths) {
      await page.goto(path);
      await both(page, `${role}${path === "/" ? "-home" : path.replaceAll("/", "-")}`);
    }
  });
}

test("a referral full of long words is whole for both sides, and at 200 % zoom", async ({ as }) => {
  const long = { first: "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", surname: invented("Llanfairpwllgwyngyllgogerychwyrndrobwll").surname };
  const from = await as(sender);
  const { id } = await send(from, pellham, long, true);
  for (const path of [`/referrals/${id}`, `/referrals/${id}/forward`]) {
    await from.goto(path);
    await both(from, path.endsWith("forward") ? "long-forward" : "long-referral");
  }
  for (const path of [`/referrals/${id}`, "/", "/referrals/outgoing", "/referrals/new"]) {
    await from.goto(path);
    await view(from, `zoomed${path.replace(id, "long").replaceAll("/", "-")}`, [zoomed], []);
  }
  await from.goto("/directory");
  await from.getByRole("link", { name: saltlantern }).click();
  await both(from, "profile");
});

test("an organisation's first day is whole, however long its name", async ({ as, stranger }) => {
  const network = await as(coordinator);
  const person = invented("Firstday");
  const name = `The Wexingham and North Staithe Neighbourhood Friendship and Mutual Support Association ${person.surname}`;
  await network.goto("/administration/organisations/new");
  await field(network, "Name").fill(name);
  await field(network, "E-mail").fill(`${person.surname}@example.org`);
  await network.getByRole("button", { name: /organisation/i }).last().click();
  await expect(network.getByRole("heading", { name: "Organisation added" })).toBeVisible();
  await network.getByRole("link", { name: "Make an account for its lead" }).click();
  await field(network, "First name").fill("Anne-Marie");
  await field(network, "Surname").fill(person.surname);
  await field(network, "E-mail").fill(`lead-${person.surname}@example.org`);
  await network.getByRole("radio", { name: /^Lead/ }).check();
  await network.getByLabel("Organisation").first().fill(person.surname);
  await network.getByRole("option", { name }).click();
  await network.getByRole("button", { name: "Make the account" }).click();
  await expect(network.getByRole("heading", { name: "Account made" })).toBeVisible();

  const lead = await stranger();
  await lead.goto(linkIn(await letter({ to: `lead-${person.surname}`, subject: "Welcome" }), "set-password"));
  const username = await field(lead, "Your username").inputValue();
  await lead.getByLabel("New password").fill("plover-kettle-orbit");
  await lead.getByRole("button", { name: "Set my password" }).click();
  await expect(lead.getByText("Your password is set.")).toBeVisible();
  await signIn(lead, { username, organisation: name }, "plover-kettle-orbit");
  await expect(lead.getByText("Nothing has been sent or received yet")).toBeVisible();
  for (const path of ["/", "/referrals/incoming", "/referrals/outgoing", "/referrals/drafts"]) {
    await lead.goto(path);
    await both(lead, `first-day${path === "/" ? "-home" : path.replaceAll("/", "-")}`);
  }
});

/** A page in the light and in the dark. */
async function both(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.emulateMedia({ colorScheme: "light" });
  await view(page, `${name}-light`, [desk, phone], [desk, phone]);
  await page.emulateMedia({ colorScheme: "dark" });
  await view(page, `${name}-dark`, [desk, phone], [desk]);
  await page.emulateMedia({ colorScheme: "light" });
}

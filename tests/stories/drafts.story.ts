import { look, view } from "./support/look";
import type { Person } from "./support/people";
import { expect, test } from "./support/story";
import { field } from "./support/write";

/** The lead of an organisation in whose name no other story writes. */
const lead: Person = { username: "wzielonka", organisation: "Claim It Marramshire" };

test("a lead sets what referrals start with; the draft says until when it is kept", { tag: ["@N10", "@N11", "@N12"] }, async ({ as }) => {
  const page = await as(lead);
  await page.goto("/manage/default-texts");
  const risks = field(page, "Risks posed by or to the client");
  await risks.fill("To staff:\nTo the client:");
  await look(page, "manage-default-texts");
  await page.getByRole("button", { name: "Save the default texts" }).click();
  await expect(page.getByText("Saved. Referrals begun from now on start with them.")).toBeVisible();

  await page.goto("/referrals/new");
  await expect(risks, "a new referral starts with it").toHaveValue("To staff:\nTo the client:");
  await risks.fill("To staff: none");
  await field(page, "Surname").fill("Abandonedfield");
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.goto("/referrals/drafts");
  const draft = page.getByRole("listitem").filter({ hasText: "Abandonedfield" });
  await expect(draft).toContainText(/Kept until \w+day \d+ \w+/);
  await view(page, "drafts-kept", [1280, 390], [1280]);
  await draft.getByRole("link").click();
  await expect(risks, "what a person changed stays changed").toHaveValue("To staff: none");

  await page.goto("/referrals/drafts");
  await draft.getByRole("button", { name: /^Delete/ }).click();
  await expect(draft).toHaveCount(0);
  await page.goto("/manage/default-texts");
  await risks.fill("");
  await page.getByRole("button", { name: "Save the default texts" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
});

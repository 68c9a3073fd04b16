import type { Page } from "@playwright/test";

/** Where each page of the administration is found (web/src/features/administration/components/administration-model.ts). */
const groups = {
  "Stuck referrals": "Today",
  People: "Members",
  Organisations: "Members",
  Applications: "Members",
  Policy: "Rules",
  Audit: "Records",
} as const;

/** Opens a page of the administration as its people do: its group, then its name. */
export async function administer(page: Page, name: keyof typeof groups): Promise<void> {
  const nav = page.getByRole("navigation", { name: "Administration" });
  await nav.getByRole("link", { name: groups[name], exact: true }).click();
  await nav.getByRole("link", { name, exact: true }).click();
}

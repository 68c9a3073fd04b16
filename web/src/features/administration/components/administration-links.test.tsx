import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { draw } from "@/testing/render";
import { AdministrationLinks } from "./administration-links";

it("shows the pages of the group that one is in, and one of them as current", () => {
  draw(<AdministrationLinks may={() => true} />, "/administration/organisations/new");
  const nav = within(screen.getByRole("navigation", { name: "Administration" }));
  expect(nav.getByRole("link", { current: "page" })).toHaveAccessibleName("Organisations");
  expect(nav.getByRole("link", { current: true })).toHaveAccessibleName("Members");
  expect(nav.getByRole("link", { name: "People" })).toBeVisible();
  expect(nav.queryByRole("link", { name: "Policy" })).not.toBeInTheDocument();
  expect(nav.getByRole("link", { name: "Rules" })).toHaveAttribute("href", "/administration/policy");
});

it("leaves out what one may not use, and a group that is empty", () => {
  draw(
    <AdministrationLinks may={(operation) => ["list-stuck", "list-audit"].includes(operation)} />,
    "/administration/audit",
  );
  const names = screen.getAllByRole("link").map((link) => link.textContent);
  expect(names).toEqual(["Today", "Members", "Records"]);
  expect(screen.getByRole("link", { name: "Records" })).toHaveAttribute("href", "/administration/audit");
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Staff } from "./staff";

const harriet = {
  id: "u1",
  username: "hpotter2",
  name: "Harriet Potter",
  email: "harriet@example.org",
  state: "active",
  role: "adviser",
  job_title: "Caseworker",
  phone: "",
  rights: ["export", "see_reports"],
  you: false,
};
const lena = { ...harriet, id: "u2", username: "llarsson", name: "Lena Larsson", role: "lead", you: true };
const found = { "GET /organisations/o1/people": () => ({ items: [harriet, lena] }) };
const page = (may: (operation: string) => boolean) => (
  <Staff organisation={{ id: "o1", name: "Wensum Law Centre" }} may={may} newAccount="/manage/people/new" />
);

describe("an organisation's people", () => {
  it("says what each may do, and lets nobody remove themselves", async () => {
    serve(found);
    draw(page(() => true));
    const row = within(await screen.findByRole("row", { name: /Harriet Potter/ }));
    for (const words of ["Caseworker", "export, see reports"]) expect(row.getByText(words)).toBeVisible();
    expect(
      within(screen.getByRole("row", { name: /Lena Larsson/ })).getByText("All that the organisation may"),
    ).toBeVisible();
    expect(screen.queryByRole("button", { name: "Remove Lena Larsson" })).not.toBeInTheDocument();
  });

  it("takes a permission away and changes nothing else", async () => {
    const calls = serve({ ...found, "PUT /organisations/o1/people/u1": () => harriet });
    draw(page(() => true));
    await userEvent.click(await screen.findByRole("button", { name: "Edit Harriet Potter" }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "Export referrals" }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/What Harriet Potter may do has changed/)).toBeVisible();
    const sent = calls.find((call) => call.what === "PUT /organisations/o1/people/u1");
    expect(sent?.body).toEqual({ role: "adviser", job_title: "Caseworker", phone: "", rights: ["see_reports"] });
  });

  it("lists the referrals that somebody leaves behind", async () => {
    const left = { unassigned: [{ id: "r1", number: 10423 }] };
    serve({ ...found, "DELETE /organisations/o1/people/u1": () => left });
    draw(page(() => true));
    await userEvent.click(await screen.findByRole("button", { name: "Remove Harriet Potter" }));
    await userEvent.click(await screen.findByRole("button", { name: "Remove them" }));
    expect(await screen.findByRole("link", { name: "#10423" })).toHaveAttribute("href", "/referrals/r1");
  });

  it("keeps what was typed when nobody has that name", async () => {
    const refusal = new Refusal(422, "Please check.", [{ field: "who", message: "No single account has this name." }]);
    serve({ ...found, "POST /organisations/o1/people": () => refusal });
    draw(page(() => true));
    await userEvent.click(await screen.findByRole("button", { name: "Add somebody with an account" }));
    await fill(await screen.findByLabelText("Their username or e-mail address"), "nobody");
    await userEvent.click(screen.getByRole("button", { name: "Add them" }));
    expect(await screen.findByRole("link", { name: "No single account has this name." })).toBeVisible();
    expect(screen.getByLabelText("Their username or e-mail address")).toHaveValue("nobody");
  });

  it("offers nothing to those who may only read", async () => {
    serve(found);
    draw(page(() => false));
    await screen.findByText("Harriet Potter");
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});

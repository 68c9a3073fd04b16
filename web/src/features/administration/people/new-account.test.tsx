import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { NewAccount } from "./new-account";

const answers = {
  "POST /users/preview": () => ({ username: "hpotter3" }),
  "GET /organisations": () => ({ items: [{ id: "o1", name: "Wensum Law Centre" }], total: 1 }),
  "GET /organisations/o1": () => ({ id: "o1", name: "Wensum Law Centre" }),
};
const made = { id: "u9", name: "Harriet Potter", username: "hpotter3", email: "harriet@example.org" };

async function typeHarriet() {
  await fill(screen.getByLabelText("First name"), "Harriet");
  await fill(screen.getByLabelText("Surname"), "Potter");
  await fill(screen.getByLabelText("E-mail"), "harriet@example.org");
}

describe("a new account", () => {
  it("shows the username before anything is saved, then makes the account", async () => {
    const calls = serve({ ...answers, "POST /users": () => made });
    draw(<NewAccount />);
    await typeHarriet();
    expect(await screen.findByText("hpotter3")).toBeVisible();
    expect(calls.some((call) => call.what === "POST /users")).toBe(false);
    await userEvent.click(screen.getByRole("radio", { name: "Adviser" }));
    await userEvent.click(screen.getByRole("combobox", { name: "Organisation" }));
    await userEvent.click(await screen.findByRole("option", { name: "Wensum Law Centre" }));
    await userEvent.click(screen.getByRole("button", { name: "Make the account" }));
    expect(await screen.findByRole("heading", { name: "Account made" })).toBeVisible();
    expect(calls.find((call) => call.what === "POST /users")?.body).toEqual({
      first_name: "Harriet",
      last_name: "Potter",
      email: "harriet@example.org",
      role: "adviser",
      organisation_id: "o1",
    });
  });

  it("says all that is missing, at once", async () => {
    serve(answers);
    draw(<NewAccount />);
    await userEvent.click(screen.getByRole("button", { name: "Make the account" }));
    const box = screen.getByRole("alert", { name: "There is a problem" });
    for (const words of ["first name", "surname", "e-mail address", "Choose what they may do"]) {
      expect(box).toHaveTextContent(words);
    }
  });

  it("asks a coordinator for no organisation, and shows what the server refuses at its field", async () => {
    serve({
      ...answers,
      "POST /users": () => new Refusal(422, "Please check.", [{ field: "email", message: "This address is in use." }]),
    });
    draw(<NewAccount />);
    await typeHarriet();
    await userEvent.click(screen.getByRole("radio", { name: "Coordinator" }));
    expect(screen.queryByRole("combobox", { name: "Organisation" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Make the account" }));
    expect(await screen.findAllByText("This address is in use.")).toHaveLength(2);
  });
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { ErrorSummary } from "./error-summary";

const errors = [
  { field: "client.last_name", message: "Enter the client's last name" },
  { field: "contact.phone", message: "Enter a telephone number" },
];

function form(attempt: number, list = errors) {
  return (
    <>
      <ErrorSummary errors={list} attempt={attempt} />
      <input id="client.last_name" aria-label="Last name" />
      <input id="contact.phone" aria-label="Telephone" />
    </>
  );
}

describe("ErrorSummary", () => {
  it("is not there while nothing is wrong", () => {
    draw(form(0, []));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("takes the focus at every failed submit, not in between", async () => {
    const { redraw } = draw(form(1));
    const box = screen.getByRole("alert", { name: "There is a problem" });
    expect(box).toHaveFocus();
    await userEvent.click(screen.getByLabelText("Telephone"));
    redraw(form(1));
    expect(box).not.toHaveFocus();
    redraw(form(2));
    expect(box).toHaveFocus();
  });

  it("leads to the field, although its name has a dot in it", async () => {
    draw(form(1));
    await userEvent.click(screen.getByRole("link", { name: "Enter a telephone number" }));
    expect(screen.getByLabelText("Telephone")).toHaveFocus();
  });
});

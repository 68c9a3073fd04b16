import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { answering, problem } from "@/testing/api";
import { session } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { SignInForm } from "./sign-in-form";

const at = "POST /api/v1/session";
const press = () => userEvent.click(screen.getByRole("button", { name: "Sign in" }));

it("says what is missing before it asks the server", async () => {
  const asked = answering({});
  draw(<SignInForm onSignedIn={vi.fn()} />);
  await press();
  expect(screen.getByRole("link", { name: "Enter your username" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Enter your password" })).toBeVisible();
  expect(asked).toEqual([]);
});

it("signs in whoever types their username with capitals", async () => {
  const asked = answering({ [at]: session });
  const signedIn = vi.fn();
  draw(<SignInForm onSignedIn={signedIn} />);
  await userEvent.type(screen.getByLabelText("Username"), " AKhan ");
  await userEvent.type(screen.getByLabelText("Password"), "wherry-lantern");
  await press();
  expect(asked[0]?.body).toEqual({ username: "akhan", password: "wherry-lantern" });
  expect(signedIn).toHaveBeenCalledWith(session);
});

it("says a refusal in the server's words, keeps what was typed and takes the focus there", async () => {
  const words = "Five wrong passwords in a row: the account is locked.";
  answering({ [at]: () => problem(401, "not_signed_in", words) });
  draw(<SignInForm username="akhan" onSignedIn={vi.fn()} />);
  await userEvent.type(screen.getByLabelText("Password"), "wrong");
  await press();
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByRole("alert")).toHaveFocus();
  expect(screen.getByLabelText("Username")).toHaveValue("akhan");
});

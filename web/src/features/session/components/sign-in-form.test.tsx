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

it("is signed in only when the code that is owed was given", async () => {
  const asked = answering({
    [at]: { ...session, owes: "code" },
    "POST /api/v1/session/code": ({ body }) =>
      JSON.stringify(body).includes("123456")
        ? session
        : problem(422, "invalid", "Please check.", [{ field: "code", message: "Not right." }]),
  });
  const signedIn = vi.fn();
  draw(<SignInForm username="akhan" onSignedIn={signedIn} />);
  await userEvent.type(screen.getByLabelText("Password"), "wherry-lantern");
  await press();
  await userEvent.type(await screen.findByLabelText("Code from your app"), "999999");
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByRole("link", { name: "Not right." })).toBeVisible();
  expect(signedIn).not.toHaveBeenCalled();
  await userEvent.clear(screen.getByLabelText("Code from your app"));
  await userEvent.type(screen.getByLabelText("Code from your app"), "123456");
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  await vi.waitFor(() => expect(signedIn).toHaveBeenCalledWith(session));
  expect(asked.map((one) => one.path)).toHaveLength(3);
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { answering, problem } from "@/testing/api";
import { draw } from "@/testing/render";
import { SetPasswordForm } from "./set-password-form";

const form = (onSet = vi.fn()) => <SetPasswordForm token="secret" username="akhan" minLength={8} onSet={onSet} />;
const press = () => userEvent.click(screen.getByRole("button", { name: "Set my password" }));

it("asks for enough characters before the link is used up", async () => {
  const asked = answering({});
  draw(form());
  await userEvent.type(screen.getByLabelText("New password"), "short");
  await press();
  expect(screen.getByRole("link", { name: "Use at least 8 characters" })).toBeVisible();
  expect(asked).toEqual([]);
});

it("says at the field why a password was refused, and hands on whose was set", async () => {
  const words = "This password is well known, so it would be guessed.";
  const at = "POST /api/v1/password";
  answering({ [at]: () => problem(422, "invalid", "Please check.", [{ field: "password", message: words }]) });
  const onSet = vi.fn();
  const { redraw } = draw(form(onSet));
  await userEvent.type(screen.getByLabelText("New password"), "password123");
  await press();
  expect(await screen.findByRole("link", { name: words })).toBeVisible();
  answering({ [at]: { username: "akhan" } });
  redraw(form(onSet));
  await press();
  await vi.waitFor(() => expect(onSet).toHaveBeenCalledWith("akhan"));
});

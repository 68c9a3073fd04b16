import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { answering } from "@/testing/api";
import { draw } from "@/testing/render";
import { Announcements } from "./announcements";

const kept = "/api/v1/account/preferences/announcements";
const announced = [
  { id: "a1", text: "The telephone line is down.", important: true },
  { id: "a2", text: "Training on Friday.", important: false },
];

afterEach(() => vi.useRealTimers());

it("is gone for good when it is read, on every machine", async () => {
  const asked = answering({ [`PUT ${kept}`]: {} });
  draw(<Announcements announced={announced} />);
  await userEvent.click(screen.getAllByRole("button", { name: "I have read it" })[1] ?? document.body);
  expect(screen.queryByText("Training on Friday.")).not.toBeInTheDocument();
  expect(screen.getByText("The telephone line is down.")).toBeVisible();
  expect(asked.find((one) => one.path === kept)?.body).toEqual({ value: '["a2"]' });
});

it("brings what is important back after a quarter of an hour", async () => {
  answering({});
  const { redraw } = draw(<Announcements announced={announced} />);
  await userEvent.click(screen.getByRole("button", { name: "Later" }));
  expect(screen.queryByText("The telephone line is down.")).not.toBeInTheDocument();
  vi.useFakeTimers({ now: Date.now() + 15 * 60_000, toFake: ["Date"] });
  redraw(<Announcements announced={[...announced]} />);
  expect(screen.getByText("The telephone line is down.")).toBeVisible();
});

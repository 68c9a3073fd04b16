import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { FirstSteps } from "./components/first-steps";

const joining = { name: "Latch Advice", may_edit: true, joining: true, colleagues: 0 };

it("leads whoever has just joined through what is left to do", async () => {
  serve({ "GET /organisation": () => ({ ...joining, checked_at: "2026-11-27T10:00:00Z" }) });
  draw(<FirstSteps />);
  expect(await screen.findByRole("heading", { name: "First steps of Latch Advice" })).toBeVisible();
  expect(screen.getByText("Done:").parentElement).toHaveTextContent("Done: Check your profile");
  expect(screen.getByRole("link", { name: "Give your colleagues accounts" })).toHaveAttribute(
    "href",
    "/manage/people/new",
  );
});

it.each([
  ["may not look after it", { may_edit: false }],
  ["may look after it and has started", { joining: false }],
])("is not there for an organisation whose reader %s", async (_, change) => {
  const calls = serve({ "GET /organisation": () => ({ ...joining, ...change }) });
  const { container } = draw(<FirstSteps />);
  await expect.poll(() => calls.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(container.querySelector("section")).toBeNull();
});

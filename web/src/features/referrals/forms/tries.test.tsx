import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { answering } from "@/testing/api";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { CloseForm } from "./close-form";
import { DeclineForm } from "./decline-form";

const standing = { "GET /api/v1/reference": reference };
const frame = { label: "Go", sending: false, error: undefined, onSend: vi.fn(), onCancel: vi.fn() };

it("offers no decline for a client who was not tried often enough, and says what is missing", async () => {
  answering(standing);
  draw(<DeclineForm triesLeft={1} {...frame} />);
  const early = await screen.findByRole("radio", { name: "We could not contact the client" });
  expect(early).toBeDisabled();
  expect(early).toHaveAccessibleDescription("after 1 more try in vain");
});

it("offers it after three tries", async () => {
  answering(standing);
  draw(<DeclineForm triesLeft={0} {...frame} />);
  const radio = await screen.findByRole("radio", { name: "We could not contact the client" });
  await userEvent.click(radio);
  expect(radio).toBeChecked();
});

it("offers no close for a client who did not respond before that", async () => {
  answering(standing);
  draw(<CloseForm issues={[{ code: "debt", label: "Debt" }]} triesLeft={3} {...frame} />);
  expect(
    await screen.findByRole("option", { name: "No response from the client (after 3 more tries in vain)" }),
  ).toBeDisabled();
});

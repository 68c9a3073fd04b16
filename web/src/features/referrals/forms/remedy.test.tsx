import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { DeclineForm } from "./decline-form";

describe("what would have made it right", () => {
  it("is asked only for reasons that the sender could have known, and goes along", async () => {
    serve({
      "GET /reference": () => ({
        ...reference,
        decline_reasons: [
          { code: "no_capacity", label: "Full" },
          { code: "outside_client_group", label: "Outside" },
        ],
      }),
    });
    const onSend = vi.fn();
    draw(
      <DeclineForm
        triesLeft={0}
        label="Decline"
        sending={false}
        error={undefined}
        onSend={onSend}
        onCancel={vi.fn()}
      />,
    );
    await userEvent.click(await screen.findByRole("radio", { name: "Outside" }));
    await userEvent.type(screen.getByLabelText(/What would have made/), "Under 25 only");
    await userEvent.type(screen.getByLabelText(/Words for the sender/), "Too old.");
    await userEvent.click(screen.getByRole("button", { name: "Decline" }));
    expect(onSend).toHaveBeenLastCalledWith({
      kind: "decline",
      reason: "outside_client_group",
      words: "Too old.",
      remedy: "Under 25 only",
    });
    await userEvent.click(screen.getByRole("radio", { name: "Full" }));
    expect(screen.queryByLabelText(/What would have made/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Decline" }));
    expect(onSend).toHaveBeenLastCalledWith({ kind: "decline", reason: "no_capacity", words: "Too old." });
  });
});

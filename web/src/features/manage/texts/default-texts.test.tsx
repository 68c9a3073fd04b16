import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { DefaultTexts } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { DefaultTextsForm } from "./default-texts-form";

const kept: DefaultTexts = {
  reason: "What happened:",
  wanted: "",
  others_involved: "",
  other_referrals: "",
  still_doing: "",
  risks: "",
  support: "",
};
const risks = "Risks posed by or to the client";

it("keeps what was typed when it is refused, and says it at the field", async () => {
  serve({
    "PUT /organisation/default-texts": () => {
      throw new Refusal(422, "Nothing was saved yet.", [{ field: "risks", message: "Keep this short." }]);
    },
  });
  draw(<DefaultTextsForm kept={kept} />);
  await userEvent.type(screen.getByLabelText(risks), "None known");
  await userEvent.click(screen.getByRole("button", { name: "Save the default texts" }));
  await waitFor(() => expect(screen.getByLabelText(risks)).toBeInvalid());
  expect(screen.getByLabelText(risks)).toHaveValue("None known");
  expect(screen.getByLabelText(/^Why are you referring/)).toHaveValue("What happened:");
});

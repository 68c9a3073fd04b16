import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { DraftRow } from "@/lib/api/gen/types.gen";
import { answering } from "@/testing/api";
import { draft } from "@/testing/forms";
import { draw } from "@/testing/render";
import { keptWords } from "./draft-line";
import { DraftList } from "./draft-list";

const row: DraftRow = {
  id: "d1",
  version: 1,
  client_name: "Sofia Marlowe",
  receivers: [],
  urgent: false,
  updated_at: "2026-11-27T09:00:00Z",
  kept_until: "2026-12-27",
  goes_soon: false,
  by: { id: "u1", name: "Amina K." },
};

it("says until when a draft is kept, and what is lost after it", () => {
  const now = new Date("2026-11-27T09:00:00Z");
  expect(keptWords(row, now)).toBe("Kept until Sunday 27 December");
  expect(keptWords({ ...row, goes_soon: true }, now)).toBe(
    "Will be removed, with its files, after Sunday 27 December. Send it, or keep it for longer.",
  );
});

it("keeps a draft for longer, and offers it only for those that go soon", async () => {
  const asked = answering({ "POST /api/v1/drafts/d2/keep": draft });
  draw(<DraftList rows={[row, { ...row, id: "d2", client_name: "", goes_soon: true }]} />);
  const keep = screen.getByRole("button", { name: /^Keep/ });
  expect(keep).toHaveAccessibleName("Keep the draft for a client without a name yet for 30 more days");
  await userEvent.click(keep);
  await waitFor(() => expect(asked.map((one) => one.path)).toContain("/api/v1/drafts/d2/keep"));
});

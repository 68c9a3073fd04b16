import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Amends } from "@/lib/api/gen/types.gen";
import { answering, problem } from "@/testing/api";
import { referral } from "@/testing/fixtures";
import { draft } from "@/testing/forms";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { CheckAmendment } from "./check-amendment";

const receiver = { id: "o1", slug: "norwich-debt-advice", name: "Norwich Debt Advice" };
const amends: Amends = { id: "r1", number: 10423, version: 5, status: "returned", receiver, asked: "Which bailiffs?" };
const standing = { "GET /api/v1/reference": reference };
const again = "POST /api/v1/referrals/r1/send";

it("sends it again with the draft that was seen, and keeps the words when it is refused", async () => {
  const words = "This draft was changed in another window.";
  const asked = answering({ ...standing, [again]: () => problem(409, "stale", words) });
  draw(<CheckAmendment draft={draft} amends={amends} />);
  expect(screen.getByText("Which bailiffs?")).toBeVisible();
  await userEvent.type(screen.getByLabelText(/What did you add/), "The bailiffs' name");
  await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByLabelText(/What did you add/)).toHaveValue("The bailiffs' name");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 5,
    words: "The bailiffs' name",
    draft: { id: "d1", version: 3 },
  });
});

it("offers a new referral when the old one was withdrawn meanwhile, and never to send it", async () => {
  const asked = answering({ ...standing, "POST /api/v1/drafts/d1/detach": draft, [again]: referral });
  draw(<CheckAmendment draft={draft} amends={{ ...amends, status: "withdrawn" }} />);
  expect(screen.queryByRole("button", { name: "Send it again" })).not.toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("Nothing that you typed is lost.");
  await userEvent.click(screen.getByRole("button", { name: "Make it a new referral" }));
  expect(asked.at(-1)?.path).toBe("/api/v1/drafts/d1/detach");
});

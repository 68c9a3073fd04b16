import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { answering, problem } from "@/testing/api";
import { referral } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { takingUploads } from "@/testing/uploads";
import { FilesPart } from "./files-part";

const at = `/api/v1/referrals/${referral.id}`;
const standing = { "GET /api/v1/colleagues": { items: [] } };

function row(name: RegExp): HTMLElement {
  const found = screen.getAllByRole("listitem").find((one) => name.test(one.textContent ?? ""));
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

it("opens what is clean, and says of the rest why it cannot be opened", () => {
  answering(standing);
  draw(<FilesPart referral={referral} />);
  const pdf = within(row(/^Budget sheet/));
  expect(pdf.getByRole("link", { name: /^Download/ })).toHaveAttribute("href", `${at}/files/a1`);
  expect(pdf.getByRole("link", { name: /^Look/ })).toHaveAttribute("href", `${at}/files/a1?preview=true`);
  for (const [name, words] of [
    [/^Statement/, /Being checked for viruses/],
    [/^Invoice/, /A virus was found/],
  ] as const) {
    expect(within(row(name)).getByText(words)).toBeVisible();
    expect(within(row(name)).queryByRole("link")).not.toBeInTheDocument();
  }
});

it("shows that a file was removed, and lets only its own organisation remove one", () => {
  answering(standing);
  draw(<FilesPart referral={referral} />);
  expect(screen.getByText(/^This file was removed by Tom B/)).toBeVisible();
  expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(1);
});

it("shows a picture without leaving the page", async () => {
  answering(standing);
  draw(<FilesPart referral={referral} />);
  await userEvent.click(screen.getByRole("button", { name: /^Look at Letter/ }));
  const picture = await screen.findByRole("img", { name: "Letter from the landlord.jpg" });
  expect(picture).toHaveAttribute("src", `${at}/files/a2?preview=true`);
  fireEvent.error(picture);
  expect(await screen.findByText(/cannot be shown just now/)).toBeVisible();
});

it("removes only after asking, and says why it was refused", async () => {
  const asked = answering({ ...standing, [`POST ${at}/remove-file`]: () => problem(409, "refused", "It is gone.") });
  draw(<FilesPart referral={referral} />);
  await userEvent.click(screen.getByRole("button", { name: /^Remove Statement/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  await userEvent.click(dialog.getByRole("button", { name: "Remove the file" }));
  expect(await dialog.findByText("It is gone.")).toBeVisible();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({ file: "a3" });
});

it("attaches in order only when asked, and keeps what was not attached", async () => {
  const handed = takingUploads();
  let times = 0;
  const asked = answering({
    ...standing,
    [`POST ${at}/add-file`]: () => (++times === 1 ? referral : problem(503, "unavailable", "")),
  });
  draw(<FilesPart referral={referral} />);
  const input = document.querySelector("input[type=file]");
  if (!input) throw new Error("there is nowhere to choose files");
  fireEvent.change(input, { target: { files: [new File(["one"], "one.pdf"), new File(["two"], "two.pdf")] } });
  await waitFor(() => expect(handed).toHaveLength(1));
  act(() => handed[0]?.keep());
  await waitFor(() => expect(handed).toHaveLength(2));
  act(() => handed[1]?.keep());
  await userEvent.click(await screen.findByRole("button", { name: "Attach 2 files" }));
  expect(await screen.findByText(/Nothing that was sent is lost/)).toBeVisible();
  const given = asked.filter((one) => one.path.endsWith("/add-file")).map((one) => one.body);
  expect(given).toEqual([
    { file: "f1", notify: [] },
    { file: "f2", notify: [] },
  ]);
  expect(screen.getByRole("list", { name: "Files to attach" })).toHaveTextContent("two.pdf");
  expect(screen.getByRole("list", { name: "Files to attach" })).not.toHaveTextContent("one.pdf");
});

import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { answering, problem } from "@/testing/api";
import { draft } from "@/testing/forms";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { takingUploads } from "@/testing/uploads";
import { blankDraft } from "../model";
import { DraftForm } from "./draft-form";

const standing = { "GET /api/v1/reference": reference, "GET /api/v1/organisations": { items: [], total: 0 } };
const blank = blankDraft("Do you agree?");
const missing = [{ field: "contact.phone", message: "Enter a telephone number for the client." }];

function opened(more: { onMade?: (id: string) => void; onCheck?: () => void } = {}) {
  return (
    <DraftForm
      draft={undefined}
      blank={blank}
      from="Fenland Housing Aid"
      onMade={vi.fn()}
      onCheck={vi.fn()}
      {...more}
    />
  );
}

it("leaves nothing behind when it is only opened", async () => {
  const asked = answering(standing);
  draw(opened()).unmount();
  expect(asked.filter((one) => one.method !== "GET")).toEqual([]);
});

it("saves as one types and says when", async () => {
  const asked = answering({ ...standing, "POST /api/v1/drafts": { ...draft, problems: missing } });
  const onMade = vi.fn();
  draw(opened({ onMade }));
  // All at once: on a slow machine a second save of the last letters would still be due.
  await userEvent.click(screen.getByLabelText(/Surname/));
  await userEvent.paste("Marlowe");
  await waitFor(() => expect(onMade).toHaveBeenCalledWith("d1"), { timeout: 3_000 });
  expect(asked.filter((one) => one.method === "POST")).toHaveLength(1);
  expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeVisible();
});

it("leads to what the server says is missing, and takes it back once it is right", async () => {
  answering({
    ...standing,
    "POST /api/v1/drafts": { ...draft, problems: missing },
    "PUT /api/v1/drafts/d1": { ...draft, version: 4, problems: [] },
  });
  const onCheck = vi.fn();
  draw(opened({ onCheck }));
  await userEvent.click(screen.getByRole("button", { name: "Check your answers" }));
  await userEvent.click(await screen.findByRole("link", { name: missing[0]?.message ?? "" }));
  expect(screen.getByRole("textbox", { name: /^Telephone/ })).toHaveFocus();
  expect(onCheck).not.toHaveBeenCalled();
  await userEvent.keyboard("07700900123");
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument(), { timeout: 3_000 });
  await userEvent.click(screen.getByRole("button", { name: "Check your answers" }));
  await waitFor(() => expect(onCheck).toHaveBeenCalled());
});

it("keeps what was typed and says so when it cannot be saved", async () => {
  answering({ ...standing, "POST /api/v1/drafts": () => problem(503, "unavailable", "") });
  draw(opened());
  await userEvent.type(screen.getByLabelText(/Surname/), "Marlowe");
  expect(await screen.findByText(/Not saved yet/, undefined, { timeout: 3_000 })).toBeVisible();
  expect(screen.getByLabelText(/Surname/)).toHaveValue("Marlowe");
});

it("does not go on to check what was saved before when the last words cannot be saved", async () => {
  const complete = { ...draft, problems: [] };
  answering({ ...standing, "PUT /api/v1/drafts/d1": () => problem(401, "signed_out", "") });
  const onCheck = vi.fn();
  draw(<DraftForm draft={complete} blank={blank} from="Fenland Housing Aid" onMade={vi.fn()} onCheck={onCheck} />);
  await userEvent.click(screen.getByLabelText(/Surname/));
  await userEvent.paste("-Marlowe");
  await userEvent.click(screen.getByRole("button", { name: "Check your answers" }));
  expect(await screen.findByText(/Not saved yet/)).toBeVisible();
  expect(onCheck).not.toHaveBeenCalled();
});

it("keeps a file with what is typed meanwhile, and does not go on before it is there", async () => {
  const handed = takingUploads();
  const asked = answering({
    ...standing,
    "POST /api/v1/drafts": { ...draft, problems: [] },
    "PUT /api/v1/drafts/d1": draft,
  });
  const onCheck = vi.fn();
  draw(opened({ onCheck }));
  const input = document.querySelector("input[type=file]");
  if (!input) throw new Error("there is nowhere to choose files");
  fireEvent.change(input, { target: { files: [new File(["words"], "budget.pdf")] } });
  await userEvent.click(screen.getByLabelText(/Surname/));
  await userEvent.paste("Marlowe");
  await userEvent.click(screen.getByRole("button", { name: "Check your answers" }));
  await userEvent.click(await screen.findByRole("link", { name: /^Wait until every file/ }));
  expect(screen.getByRole("button", { name: "Choose files" })).toHaveFocus();
  expect(onCheck).not.toHaveBeenCalled();
  act(() => handed[0]?.keep({ id: "f9" }));
  const saved = () => asked.filter((one) => one.method === "PUT").at(-1)?.body;
  await waitFor(() => expect(saved()).toMatchObject({ files: ["f9"], form: { client: { last_name: "Marlowe" } } }), {
    timeout: 3_000,
  });
});

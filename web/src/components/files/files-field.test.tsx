import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import type { Upload } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { kept, takingUploads } from "@/testing/uploads";
import { FilesField } from "./files-field";
import { useUploads } from "./use-uploads";

function Field({ begun = [] }: { begun?: readonly Upload[] }) {
  const [files, setFiles] = useState(begun);
  const uploads = useUploads((file) => setFiles((before) => [...before, file]));
  return (
    <>
      <FilesField
        id="files"
        files={files}
        uploads={uploads}
        onRemove={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
      />
      <output>{uploads.unfinished}</output>
    </>
  );
}

const named = (name: string) => new File(["words"], name);

/** Chooses files as a file dialog would hand them over. */
function choose(...files: File[]) {
  const input = document.querySelector("input[type=file]");
  if (!input) throw new Error("there is nowhere to choose files");
  fireEvent.change(input, { target: { files } });
}

const attached = () => screen.queryAllByRole("list", { name: "Files to attach" });

it("uploads one after the other, in the order chosen, and says how far each is", async () => {
  const handed = takingUploads();
  draw(<Field />);
  choose(named("budget.pdf"), named("letter.pdf"));
  await waitFor(() => expect(handed).toHaveLength(1));
  act(() => handed[0]?.progress(0.5));
  expect(screen.getByRole("progressbar", { name: "Uploading budget.pdf" })).toHaveAttribute("value", "0.5");
  expect(screen.getByText(/Wait until every file/)).toBeInTheDocument();
  act(() => handed[0]?.keep());
  await waitFor(() => expect(handed).toHaveLength(2));
  act(() => handed[1]?.keep());
  await waitFor(() => expect(screen.queryByRole("progressbar")).not.toBeInTheDocument());
  const rows = within(attached()[0] ?? document.body).getAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining("budget.pdf"),
    expect.stringContaining("letter.pdf"),
  ]);
});

it("says in the server's words why a file is refused, and goes on with the next", async () => {
  const handed = takingUploads();
  draw(<Field />);
  choose(named("holiday.heic"), named("letter.pdf"));
  await waitFor(() => expect(handed).toHaveLength(1));
  act(() => handed[0]?.refuse(422, "Save it as JPEG."));
  expect(await screen.findByText("Save it as JPEG.")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Try again/ })).not.toBeInTheDocument();
  await waitFor(() => expect(handed[1]?.name).toBe("letter.pdf"));
});

it("offers another try after a lost connection, and then has the file", async () => {
  const handed = takingUploads();
  draw(<Field />);
  choose(named("budget.pdf"));
  await waitFor(() => expect(handed).toHaveLength(1));
  act(() => handed[0]?.lose());
  expect(await screen.findByText(/The connection was lost/)).toBeVisible();
  expect(screen.getByText(/try again, or remove it/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Try again with budget.pdf" }));
  await waitFor(() => expect(handed).toHaveLength(2));
  act(() => handed[1]?.keep());
  expect(await screen.findByRole("list", { name: "Files to attach" })).toHaveTextContent("budget.pdf");
});

it("gives up an upload that is removed, and takes the focus to where the next is chosen", async () => {
  const handed = takingUploads();
  draw(<Field />);
  choose(named("wrong.pdf"));
  await waitFor(() => expect(handed).toHaveLength(1));
  await userEvent.click(screen.getByRole("button", { name: "Remove wrong.pdf" }));
  expect(handed[0]?.aborted).toBe(true);
  expect(screen.queryByText("wrong.pdf")).not.toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Choose files" })).toHaveFocus());
});

it("does not begin with what is too large", async () => {
  const handed = takingUploads();
  draw(<Field />);
  const large = named("scan.pdf");
  Object.defineProperty(large, "size", { value: 26 * 1024 * 1024 });
  choose(large);
  expect(await screen.findByText(/larger than 25 MB/)).toBeVisible();
  expect(handed).toHaveLength(0);
});

it("holds ten, and says what it left out", async () => {
  takingUploads();
  draw(<Field begun={Array.from({ length: 9 }, (_, place) => kept(`k${place}`, `page ${place}.pdf`))} />);
  choose(named("ten.pdf"), named("eleven.pdf"), named("twelve.pdf"));
  expect(await screen.findByText(/2 files were left out/)).toBeVisible();
  expect(screen.getByText("ten.pdf")).toBeVisible();
  expect(screen.queryByText("eleven.pdf")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Choose files" })).toBeDisabled();
});

it("does not open what is not scanned yet, and says why", () => {
  draw(<Field begun={[{ ...kept("k1", "budget.pdf"), state: "waiting" }, kept("k2", "letter.pdf")]} />);
  expect(screen.getByText(/Being checked for viruses/)).toBeVisible();
  expect(screen.queryByRole("link", { name: /budget/ })).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: /letter/ })).toHaveAttribute("href", "/api/v1/files/k2?preview=true");
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { NetworkLetters } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { framed } from "./framed";
import { LettersPage } from "./letters-page";

const none = { network_name: "", contact: "", closing: "", notes: [] };
const first = { version: 1, words: none, at: "2026-01-05T09:00:00Z" };
const all: NetworkLetters = {
  letters: [{ code: "referred", label: "New client referred", when: "A client is referred", to: "The receiver" }],
  name: "Marramshire Advice Network",
  versions: [first],
  test_address: "cora@example.org",
  may_test: true,
};
const preview = { subject: "New Client Referred to You", text: "Hello Robin", html: '<p style="color:red">Hello</p>' };

it("shows a letter with what is typed, sends it to oneself, and saves the words", async () => {
  const second = { ...first, version: 2, words: { ...none, notes: [{ letter: "referred", text: "Thank you." }] } };
  const calls = serve({
    "GET /network/letters": () => all,
    "POST /network/letters/preview": () => preview,
    "POST /network/letters/test": () => ({ message: "A test is on its way to cora@example.org." }),
    "PUT /network/letters": () => ({ ...all, versions: [second, first] }),
  });
  draw(<LettersPage may={() => true} />);
  await userEvent.click(await screen.findByRole("button", { name: "Look at “New client referred”" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByRole("textbox", { name: "Added sentence" }), "Thank you.");
  expect(await dialog.findByTitle("“New client referred” with invented names")).toHaveAttribute("sandbox", "");
  await userEvent.click(dialog.getByRole("radio", { name: "As plain text" }));
  expect(dialog.getByText("Hello Robin")).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "Send a test to me" }));
  expect(await dialog.findByText("A test is on its way to cora@example.org.")).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "Done" }));
  expect(await screen.findByText("Not saved yet")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
  expect(await screen.findByText("Saved. E-mails say it from now on.")).toBeVisible();
  const put = calls.find((call) => call.what === "PUT /network/letters");
  expect(put?.body).toEqual({ version: 1, ...none, notes: [{ letter: "referred", text: "Thank you." }] });
});

it("keeps what was typed when the words are refused", async () => {
  const fields = [{ field: "closing", message: "Write plain words." }];
  serve({
    "GET /network/letters": () => all,
    "PUT /network/letters": () => new Refusal(422, "Please check what you entered.", fields),
  });
  draw(<LettersPage may={() => true} />);
  const closing = await screen.findByRole("textbox", { name: "Closing line" });
  await userEvent.type(closing, "Yours, $name");
  await userEvent.click(screen.getByRole("button", { name: "Save the words" }));
  expect(await screen.findByRole("link", { name: "Write plain words." })).toBeVisible();
  expect(closing).toHaveValue("Yours, $name");
});

it("is read, and not changed, by an auditor", async () => {
  serve({ "GET /network/letters": () => all, "POST /network/letters/preview": () => preview });
  draw(<LettersPage may={(operation) => operation === "letter-words"} />);
  await userEvent.click(await screen.findByRole("button", { name: "Look at “New client referred”" }));
  expect(await screen.findByText("New Client Referred to You")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Send a test to me" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Save the words" })).not.toBeInTheDocument();
});

it("frames a letter without a style or a link of its own", () => {
  const html =
    '<html><head><style>.a { margin: 0 }</style></head><body><a class="a" style="color:red" href="https://x.example">Go</a></body></html>';
  const document = framed(html, "n0nce");
  expect(document).not.toMatch(/ style="|href=/);
  expect(document).toContain('<style nonce="n0nce">.s0 { color:red }\n.a { margin: 0 }</style>');
  expect(document).toContain('class="a s0"');
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { GuideText } from "./components/guide-text";
import { guideFor } from "./guide-for";
import { guideOf, guides } from "./guides";
import { letters } from "./letters";
import { words } from "./words";

const root = join(import.meta.dirname, "../../../..");
const folder = join(import.meta.dirname, "guides");

/** Everything that the screens and the API say, without the help itself. */
const said = [
  ...sources("web/src/app"),
  ...sources("web/src/features"),
  ...sources("web/src/components"),
  ...sources("api"),
  ...sources("mail/letters"),
]
  .filter((path) => !path.includes("features/help/"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

function sources(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|go|tmpl)$/.test(name) && !/[._]test\./.test(name))
    .map((name) => join(root, room, name));
}

describe("the guides", () => {
  it.each(guides)("$slug can be read", async (guide) => {
    draw(<GuideText guide={guide} />);
    await waitFor(() => expect(screen.getByRole("article").querySelector("p, li, dt")).not.toBeNull());
  });

  it.each(readdirSync(folder))("%s names nothing in bold that no screen says", (file) => {
    const bold = [...readFileSync(join(folder, file), "utf8").matchAll(/\*\*(.+?)\*\*/g)].map(
      (found) => found[1] ?? "",
    );
    expect(bold.filter((label) => !said.includes(label))).toEqual([]);
  });

  it("are all reached", () => {
    expect(
      readdirSync(folder)
        .map((file) => file.replace(".mdx", ""))
        .toSorted(),
    ).toEqual(guides.map((one) => one.slug).toSorted());
  });

  it("explain every e-mail there is", () => {
    const written = readdirSync(join(root, "mail/letters")).map((file) => file.replace(".tmpl", ""));
    expect(Object.keys(letters).toSorted()).toEqual(written.toSorted());
  });

  it("use the words of CONTEXT.md", () => {
    const known = [...readFileSync(join(root, "CONTEXT.md"), "utf8").matchAll(/\*\*(.+?)\*\*/g)].map(
      (found) => found[1],
    );
    expect(words.filter(({ word }) => !known.includes(word))).toEqual([]);
  });
});

it.each([
  ["/", "first-day"],
  ["/referrals/new/01a1e47f/check", "send"],
  ["/referrals/01a1e47f", "receive"],
  ["/referrals/01a1e47f/forward", "declined"],
  ["/manage/people", "people"],
  ["/manage/deadlines", "accepting"],
  ["/manage/agreement", "agreement"],
  ["/administration/policy", "network"],
  ["/administration/applications/01a1e47f", "joining"],
  ["/administration/emails", "oversight"],
  ["/administration/stuck", "stuck"],
  ["/help", undefined],
])("the guide for %s is %s", (pathname, slug) => {
  expect(guideFor(pathname)).toBe(slug);
  if (slug !== undefined) expect(guideOf(slug)).toBeDefined();
});

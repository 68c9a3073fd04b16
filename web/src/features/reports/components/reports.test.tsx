import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { DrawnMapProps } from "@/components/map/drawn-map";
import { areas } from "@/testing/areas";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Reports } from "./reports";

vi.mock("@/components/map/drawn-map", () => ({
  DrawnMap: ({ looks }: DrawnMapProps) =>
    [...looks].map(([code, { words }]) => <p key={code}>{`${code}: ${words}`}</p>),
}));

const answer = {
  about: "Norwich Debt Advice",
  side: "received",
  period: { from: "2026-10-01", to: "2026-10-31", words: "1 to 31 October 2026" },
  before: { from: "2026-09-01", to: "2026-09-30", words: "1 to 30 September 2026" },
  presets: [
    { code: "last-month", label: "Last month", from: "2026-10-01", to: "2026-10-31" },
    { code: "this-month", label: "This month", from: "2026-11-01", to: "2026-11-27" },
  ],
  any: true,
  headlines: [
    { label: "Received", value: "41", comparison: "7 more than in September 2026", definition: "First sent." },
  ],
  tables: [
    {
      id: "areas",
      title: "By area",
      definition: "By postcode district.",
      columns: ["District", "This period"],
      rows: [
        { label: "NR1", cells: [{ number: 12, text: "12" }] },
        { label: "NR2", cells: [{ text: "fewer than 5" }] },
      ],
      chart: 0,
      empty: "",
    },
  ],
};

describe("reports", () => {
  it("shows figures with what they mean, a chart, and the table behind it", async () => {
    serve({ "GET /reports": () => answer });
    draw(<Reports />);
    expect(await screen.findByText("7 more than in September 2026")).toBeVisible();
    expect(screen.getByText("First sent.")).toBeVisible();
    expect(screen.getByRole("img", { name: "Bar chart: By area. The most: NR1, 12." })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Show as table: By area" }));
    const row = within(screen.getByRole("table", { name: "By area" })).getByRole("row", { name: /NR2/ });
    expect(within(row).getByRole("cell", { name: "fewer than 5" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Download CSV: By area" })).toHaveAttribute(
      "href",
      "/api/v1/reports/csv?table=areas",
    );
  });

  it("asks for the period that is chosen", async () => {
    const calls = serve({ "GET /reports": () => answer });
    draw(<Reports />);
    await userEvent.selectOptions(await screen.findByLabelText("Period"), "This month");
    await screen.findByText("41");
    expect(calls.at(-1)?.address.search).toContain("from=2026-11-01&to=2026-11-27");
  });

  it("says at the field what is wrong with the days, and keeps them", async () => {
    const fields = [{ field: "to", message: "The period ends before it begins." }];
    serve({ "GET /reports": () => new Refusal(422, "Check.", fields) });
    draw(<Reports />, "/reports?from=2026-10-31&to=2026-10-01");
    expect(await screen.findByText("The period ends before it begins.")).toBeVisible();
    expect(screen.getByLabelText("Last day")).toHaveValue("2026-10-01");
  });

  it("says on the first day what will be here", async () => {
    serve({ "GET /reports": () => ({ ...answer, any: false }) });
    draw(<Reports />);
    expect(await screen.findByText("Nothing to count yet")).toBeVisible();
  });

  it("draws a map beside the table where areas are known, and only when asked", async () => {
    const [table] = answer.tables;
    const rows = [
      { label: "Fenland", area: "F", cells: [{ number: 12, text: "12" }] },
      { label: "Elsewhere, or not known", cells: [{ text: "fewer than 5" }] },
    ];
    const calls = serve({
      "GET /reports": () => ({ ...answer, tables: [{ ...table, rows }] }),
      "GET /areas": () => areas,
    });
    draw(<Reports />);
    const show = await screen.findByRole("button", { name: "Show on a map: By area" });
    expect(calls.some(({ what }) => what === "GET /areas")).toBe(false);
    await userEvent.click(show);
    expect(await screen.findByText("F: Fenland: this period 12")).toBeVisible();
    expect(screen.getByRole("table", { name: "By area" })).toBeVisible();
    expect(screen.getByRole("list", { name: "What the colours mean" })).toHaveTextContent("None12");
    await userEvent.click(screen.getByRole("button", { name: "Hide the map: By area" }));
    expect(screen.getByRole("img", { name: /Bar chart/ })).toBeVisible();
  });
});

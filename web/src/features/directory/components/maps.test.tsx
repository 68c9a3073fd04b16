import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { DrawnMapProps } from "@/components/map/drawn-map";
import { areas } from "@/testing/areas";
import { fenland } from "@/testing/fenland";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { DirectoryMap } from "./directory-map";
import { Profile } from "./profile";

// Leaflet needs a browser that draws: the stories show it. Here stands what it is told.
vi.mock("@/components/map/drawn-map", () => ({
  DrawnMap: ({ label, looks, spots = [], onChoose }: DrawnMapProps) => (
    <section aria-label={label}>
      {[...looks].map(([code, { words }]) => (
        <p key={code}>{`${code}: ${words}`}</p>
      ))}
      {spots.map((spot) => (
        <button key={spot.id} type="button" onClick={() => onChoose?.([spot.id])}>
          {spot.name}
        </button>
      ))}
    </section>
  ),
}));

const place = { latitude: 53.05, longitude: 2.05 };
const entry = {
  ...fenland,
  doors: "open" as const,
  open_until: "2026-06-16T15:30:00Z",
  stale: false,
  paused: false,
  paused_reason: "",
};

describe("the maps of the directory", () => {
  it("tells whose the chosen office is, and where the postcode lies", async () => {
    serve({ "GET /areas": () => areas });
    draw(
      <DirectoryMap
        found={[
          { ...entry, place },
          { ...entry, id: "o3", name: "Nowhere" },
        ]}
        area="Fenland"
      />,
    );
    expect(await screen.findByText("F: The postcode lies in Fenland")).toBeVisible();
    expect(screen.getByText(/^1 of 2 have an office whose place is known/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Fenland Housing Aid" }));
    expect(screen.getByRole("link", { name: "Fenland Housing Aid" })).toHaveAttribute("href", "/directory/o2");
    expect(screen.getByText("Open now, until 16:30")).toBeVisible();
    expect(screen.getByText("Not accepting")).toBeVisible();
  });

  it("says why there is none where no areas were brought in", async () => {
    serve({ "GET /areas": () => ({ ...areas, features: [] }) });
    draw(<DirectoryMap found={[{ ...entry, place }]} area={undefined} />);
    expect(await screen.findByText(/^There is no map yet/)).toBeVisible();
  });

  it("shows an organisation's area and office, and leads elsewhere only when asked", async () => {
    serve({
      "GET /areas": () => areas,
      "GET /organisations/o2": () => ({ ...fenland, place, area_codes: ["F"], doors: "closed" }),
    });
    draw(<Profile id="o2" maySend />);
    expect(await screen.findByText("F: They serve this area")).toBeVisible();
    expect(screen.getByText("Closed now")).toBeVisible();
    const link = screen.getByRole("link", { name: "Open in OpenStreetMap" });
    expect(link).toHaveAttribute("rel", "noreferrer");
    expect(link.getAttribute("href")).toContain("mlat=53.05&mlon=2.05");
  });
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fenland } from "@/testing/fenland";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { ReceiverChooser } from "./receiver-chooser";

const open = { ...fenland, accepting: true };

function chooser(near: string) {
  const calls = serve({
    "GET /organisations": () => ({ items: [open], total: 1 }),
    "POST /organisations/distances": () => ({ items: [{ id: "o2", miles: 4.2 }] }),
  });
  draw(<ReceiverChooser id="receivers" chosen={[]} near={near} error={undefined} onChange={() => undefined} />);
  return calls;
}

it("says how far each is from where the client lives, whose postcode stands in no address", async () => {
  const calls = chooser("mr11ab");
  await userEvent.click(screen.getByRole("combobox", { name: "Organisations" }));
  expect(await screen.findByText(/^About 4 miles away\. Housing/)).toBeVisible();
  const asked = calls.filter(({ what }) => what.includes("distances"));
  expect(asked.map(({ body }) => body)).toEqual([{ postcode: "MR1 1AB" }]);
  expect(calls.every(({ address }) => !address.href.toUpperCase().includes("1AB"))).toBe(true);
});

it("asks nothing before the postcode is whole", async () => {
  const calls = chooser("MR1");
  await userEvent.click(screen.getByRole("combobox", { name: "Organisations" }));
  expect(await screen.findByText(/^Housing/)).toBeVisible();
  expect(calls.some(({ what }) => what.includes("distances"))).toBe(false);
});

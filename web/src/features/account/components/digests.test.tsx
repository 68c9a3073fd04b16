import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Digests } from "./digests";

const both = { weekly: true, monthly: true, about: "Norwich Debt Advice" };

describe("digests", () => {
  it("keeps what is chosen, and takes it back when it was not saved", async () => {
    let works = true;
    serve({
      "GET /me/digests": () => both,
      "PUT /me/digests/weekly": () => (works ? { ...both, weekly: false } : new Refusal(503, "Try again.")),
    });
    draw(<Digests />);
    const weekly = await screen.findByRole("checkbox", { name: "Weekly digest" });
    await userEvent.click(weekly);
    expect(await screen.findByText("Saved.")).toBeVisible();
    expect(weekly).not.toBeChecked();
    works = false;
    await userEvent.click(weekly);
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(weekly).not.toBeChecked();
  });

  it("sends the latest now, and says why not again", async () => {
    let sent = 0;
    serve({
      "GET /me/digests": () => both,
      "POST /me/digests/monthly/send": () =>
        sent++ === 0 ? { message: "It is on its way to your own address." } : new Refusal(409, "It was sent lately."),
    });
    draw(<Digests />);
    const button = await screen.findByRole("button", { name: /Monthly digest/ });
    await userEvent.click(button);
    expect(await screen.findByText("It is on its way to your own address.")).toBeVisible();
    await userEvent.click(button);
    expect(await screen.findByText(/It was sent lately/)).toBeVisible();
  });
});

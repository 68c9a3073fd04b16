import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { Attention } from "./attention";

it("warns of a changed audit and of e-mails that did not arrive, and is silent otherwise", async () => {
  serve({
    "GET /network/warnings": () => ({ undelivered: 2, applications: 1 }),
    "GET /audit/check": () => ({ state: "broken" }),
  });
  const { unmount } = draw(<Attention />);
  expect(await screen.findByRole("link", { name: "See which, and send them again" })).toHaveAttribute(
    "href",
    "/administration/emails?state=undelivered",
  );
  expect(await screen.findByRole("link", { name: "See the last check" })).toHaveAttribute(
    "href",
    "/administration/audit",
  );
  unmount();
  const calls = serve({
    "GET /network/warnings": () => ({ undelivered: 0 }),
    "GET /audit/check": () => ({ state: "whole" }),
  });
  const { container } = draw(<Attention />);
  await waitFor(() => expect(calls).toHaveLength(2));
  expect(container.querySelector("p")).toBeNull();
});

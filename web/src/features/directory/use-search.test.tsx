import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, Link, RouterProvider } from "react-router";
import { expect, it } from "vitest";
import { theme } from "@/lib/theme/theme";
import { pause, useSearch } from "./use-search";

/** The directory's search box and one result, whose page takes a while to load. */
function search() {
  let loaded: () => void = () => undefined;
  const loading = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  const router = createMemoryRouter(
    [
      { path: "/directory", element: <Box /> },
      { path: "/directory/:id", loader: () => loading.then(() => null), element: <p>Fenland Housing Aid</p> },
    ],
    { initialEntries: ["/directory?issue=debt"] },
  );
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { router, loaded };
}

function Box() {
  const { asked, typed, type } = useSearch();
  return (
    <>
      <input aria-label="Find" value={typed} onChange={(event) => type(event.currentTarget.value)} />
      <p>Asked for {asked.text || "nothing"}</p>
      <Link to="/directory/o2">Fenland</Link>
      <Link to="/directory?search=warm">Recent</Link>
    </>
  );
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, pause + 100));

it("lets nothing typed before a click undo the click", async () => {
  const { router, loaded } = search();
  await userEvent.type(await screen.findByRole("textbox"), "fen");
  await userEvent.click(screen.getByRole("link", { name: "Fenland" }));
  await aMoment();
  loaded();
  expect(await screen.findByText("Fenland Housing Aid")).toBeVisible();
  expect(router.state.location.pathname).toBe("/directory/o2");
  await router.navigate(-1);
  expect(await screen.findByRole("textbox")).toHaveValue("fen");
  expect(router.state.location.search).toBe("?search=fen&issue=debt");
});

it("asks for what is typed once the typing rests, and shows each letter at once", async () => {
  search();
  await userEvent.type(await screen.findByRole("textbox"), "fen ");
  expect(screen.getByRole("textbox")).toHaveValue("fen ");
  expect(screen.getByText("Asked for nothing")).toBeVisible();
  expect(await screen.findByText("Asked for fen")).toBeVisible();
});

it("shows what a link asks for", async () => {
  search();
  await userEvent.type(await screen.findByRole("textbox"), "fen");
  await userEvent.click(screen.getByRole("link", { name: "Recent" }));
  expect(screen.getByRole("textbox")).toHaveValue("warm");
  expect(await screen.findByText("Asked for warm")).toBeVisible();
});

import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { MemoryRouter } from "react-router";
import { keys } from "@/lib/api/keys";
import { theme } from "@/lib/theme/theme";
import { session } from "./fixtures";

/** Draws a component as the application would, without motion and without retries, for somebody signed in. */
export function draw(element: ReactElement, at = "/") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  client.setQueryData(keys.session, session);
  const wrap = (inner: ReactElement) => (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={[at]}>{inner}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
  const drawn = render(wrap(element));
  return { ...drawn, redraw: (next: ReactElement) => drawn.rerender(wrap(next)) };
}

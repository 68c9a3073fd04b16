import type { RouteObject } from "react-router";

/** What a lead looks after; each page is fetched when it is first opened. */
export const manageRoutes: RouteObject = {
  path: "manage",
  children: [
    { path: "people", lazy: () => import("./routes/staff-page") },
    { path: "people/new", lazy: () => import("./routes/new-staff-page") },
  ],
};

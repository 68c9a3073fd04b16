import { createBrowserRouter, type RouteObject } from "react-router";
import { administrationRoutes } from "./administration-routes";
import { Opening } from "./layouts/opening";
import { PublicLayout } from "./layouts/public-layout";
import { SignedInLayout } from "./layouts/signed-in-layout";
import { manageRoutes } from "./manage-routes";
import { BrokenPage } from "./routes/broken-page";
import { NotFoundPage } from "./routes/not-found-page";

const anonymous: RouteObject[] = [
  { path: "/sign-in", lazy: () => import("./routes/sign-in-page") },
  { path: "/forgotten-password", lazy: () => import("./routes/forgotten-password-page") },
  { path: "/set-password", lazy: () => import("./routes/set-password-page") },
];

const signedIn: RouteObject[] = [
  { index: true, lazy: () => import("./routes/dashboard-page") },
  { path: "referrals/incoming", lazy: () => import("./routes/incoming-page") },
  { path: "referrals/outgoing", lazy: () => import("./routes/outgoing-page") },
  { path: "referrals/search", lazy: () => import("./routes/search-page") },
  { path: "referrals/drafts", lazy: () => import("./routes/drafts-page") },
  { path: "referrals/new/:id?", lazy: () => import("./routes/draft-page") },
  { path: "referrals/new/:id/check", lazy: () => import("./routes/check-page") },
  { path: "referrals/:id/forward", lazy: () => import("./routes/forward-page") },
  { path: "referrals/:id", lazy: () => import("./routes/referral-page") },
  { path: "directory", lazy: () => import("./routes/directory-page") },
  { path: "directory/:id", lazy: () => import("./routes/organisation-page") },
  { path: "help", lazy: () => import("./routes/help-page") },
  { path: "help/:guide", lazy: () => import("./routes/guide-page") },
  { path: "account", lazy: () => import("./routes/account-page") },
  manageRoutes,
  { path: "reports", lazy: () => import("./routes/reports-page") },
  { path: "reports/told", lazy: () => import("./routes/told-page") },
  administrationRoutes,
  { path: "*", Component: NotFoundPage },
];

/** Every page and its address; each is fetched when it is first opened. */
export const router = createBrowserRouter([
  { Component: PublicLayout, ErrorBoundary: BrokenPage, HydrateFallback: Opening, children: anonymous },
  { Component: SignedInLayout, ErrorBoundary: BrokenPage, HydrateFallback: Opening, path: "/", children: signedIn },
]);

import { type RouteObject, replace } from "react-router";
import { paths } from "@/lib/paths";

/** The administration's pages; each is fetched when it is first opened. */
export const administrationRoutes: RouteObject = {
  path: "administration",
  lazy: () => import("./routes/administration-page"),
  children: [
    { index: true, loader: () => replace(paths.stuck) },
    { path: "stuck", lazy: () => import("./routes/stuck-page") },
    { path: "users", lazy: () => import("./routes/people-page") },
    { path: "users/new", lazy: () => import("./routes/new-account-page") },
    { path: "organisations", lazy: () => import("./routes/organisations-page") },
    { path: "organisations/:id/people", lazy: () => import("./routes/organisation-staff-page") },
    { path: "organisations/:id/people/new", lazy: () => import("./routes/new-organisation-staff-page") },
    { path: "organisations/new", lazy: () => import("./routes/new-organisation-page") },
    { path: "applications", lazy: () => import("./routes/applications-page") },
    { path: "applications/:id", lazy: () => import("./routes/application-page") },
    { path: "questions", lazy: () => import("./routes/questions-page") },
    { path: "directory-import", lazy: () => import("./routes/directory-import-page") },
    { path: "policy", lazy: () => import("./routes/policy-page") },
    { path: "agreement", lazy: () => import("./routes/agreement-page") },
    { path: "announcements", lazy: () => import("./routes/announcements-page") },
    { path: "lists", lazy: () => import("./routes/lists-page") },
    { path: "letters", lazy: () => import("./routes/letters-page") },
    { path: "calendars", lazy: () => import("./routes/calendars-page") },
    { path: "wording", lazy: () => import("./routes/wording-page") },
    { path: "signing-in", lazy: () => import("./routes/second-factor-page") },
    { path: "emails", lazy: () => import("./routes/emails-page") },
    { path: "audit", lazy: () => import("./routes/audit-page") },
    { path: "warnings", lazy: () => import("./routes/warnings-page") },
  ],
};

import { type RouteObject, replace } from "react-router";
import { paths } from "@/lib/paths";

/** The pages about the own organisation; each is fetched when it is first opened. */
export const manageRoutes: RouteObject = {
  path: "manage",
  lazy: () => import("./routes/manage-page"),
  children: [
    { index: true, loader: () => replace(paths.manageProfile) },
    { path: "profile", lazy: () => import("./routes/manage-profile-page") },
    { path: "suggestions", lazy: () => import("./routes/manage-suggestions-page") },
    { path: "accepting", lazy: () => import("./routes/manage-accepting-page") },
    { path: "deadlines", lazy: () => import("./routes/manage-deadlines-page") },
    { path: "agreement", lazy: () => import("./routes/manage-agreement-page") },
    { path: "questions", lazy: () => import("./routes/manage-questions-page") },
    { path: "default-texts", lazy: () => import("./routes/manage-texts-page") },
    { path: "people", lazy: () => import("./routes/staff-page") },
    { path: "audit", lazy: () => import("./routes/manage-audit-page") },
    { path: "people/new", lazy: () => import("./routes/new-staff-page") },
  ],
};

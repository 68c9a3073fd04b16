import { NavLink } from "react-router";
import { paths } from "@/lib/paths";
import type { May } from "../model";
import classes from "./administration.module.css";

const links = [
  { to: paths.stuck, label: "Stuck referrals", operation: "list-stuck" },
  { to: paths.users, label: "People", operation: "list-users" },
  { to: paths.organisations, label: "Organisations", operation: "list-stuck" },
  { to: paths.applications, label: "Applications", operation: "list-applications" },
  { to: paths.questions, label: "Questions", operation: "list-questions" },
  { to: paths.directoryImport, label: "Directory import", operation: "preview-listings" },
  { to: paths.policy, label: "Policy", operation: "policy" },
  { to: paths.announcements, label: "Announcements", operation: "list-announcements" },
  { to: paths.lists, label: "Lists", operation: "network-lists" },
  { to: paths.wording, label: "Wording", operation: "network-wordings" },
  { to: paths.signingIn, label: "Signing in", operation: "second-factor-policy" },
  { to: paths.emails, label: "E-mails", operation: "list-emails" },
  { to: paths.audit, label: "Audit", operation: "list-audit" },
  { to: paths.warnings, label: "Warnings", operation: "network-warnings" },
] as const;

/** The parts of the administration that the person may use. */
export function AdministrationLinks({ may }: { may: May }) {
  return (
    <nav aria-label="Administration" className={classes.links}>
      <ul>
        {links
          .filter((link) => may(link.operation))
          .map((link) => (
            <li key={link.to}>
              <NavLink to={link.to} className={classes.link}>
                {link.label}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

import { NavLink } from "react-router";
import { paths } from "@/lib/paths";
import { useManaged } from "../api/manage";
import classes from "./manage.module.css";

/** One line a page. An operation that the person may not call hides its page. */
const links = [
  { to: paths.manageProfile, label: "Profile", operation: "save-profile" },
  { to: paths.manageSuggestions, label: "Suggestions", operation: "list-suggestions" },
  { to: paths.manageAccepting, label: "Accepting referrals", operation: "set-accepting" },
  { to: paths.manageDeadlines, label: "Deadlines and closures", operation: "set-deadlines" },
  { to: paths.manageQuestions, label: "Questions", operation: "list-questions" },
  { to: paths.manageTexts, label: "Default texts", operation: "set-default-texts" },
  { to: paths.manageAgreement, label: "Agreement", operation: "accept-agreement" },
  { to: paths.staff, label: "People", operation: "list-people" },
  { to: paths.manageAudit, label: "Audit", operation: "list-audit" },
] as const;

/** The parts of the own organisation that the person may look after (N37). */
export function ManageLinks({ may }: { may: (operation: string) => boolean }) {
  const waiting = useManaged().data?.suggested ?? 0;
  return (
    <nav aria-label="Manage" className={classes.links}>
      <ul>
        {links
          .filter((link) => may(link.operation))
          .map((link) => (
            <li key={link.to}>
              <NavLink to={link.to} className={classes.link}>
                {link.label}
                {link.to === paths.manageSuggestions && waiting > 0 && ` (${waiting})`}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

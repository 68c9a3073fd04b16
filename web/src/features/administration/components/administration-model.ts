import { paths } from "@/lib/paths";
import type { May } from "../model";

/** A page of the administration, for those who may use its operation. */
export interface AdministrationPage {
  to: string;
  label: string;
  operation: Parameters<May>[0];
}

interface PageGroup {
  label: string;
  pages: readonly AdministrationPage[];
}

/** Every page, by what one comes for. A new one takes its place in a group. */
const groups: readonly PageGroup[] = [
  {
    label: "Today",
    pages: [
      { to: paths.stuck, label: "Stuck referrals", operation: "list-stuck" },
      { to: paths.warnings, label: "Warnings", operation: "network-warnings" },
    ],
  },
  {
    label: "Members",
    pages: [
      { to: paths.users, label: "People", operation: "list-users" },
      { to: paths.organisations, label: "Organisations", operation: "list-stuck" },
      { to: paths.applications, label: "Applications", operation: "list-applications" },
      { to: paths.directoryImport, label: "Directory import", operation: "preview-listings" },
    ],
  },
  {
    label: "Words and lists",
    pages: [
      { to: paths.lists, label: "Lists", operation: "network-lists" },
      { to: paths.questions, label: "Questions", operation: "list-questions" },
      { to: paths.wording, label: "Wording", operation: "network-wordings" },
      { to: paths.letters, label: "What e-mails say", operation: "letter-words" },
      { to: paths.announcements, label: "Announcements", operation: "list-announcements" },
    ],
  },
  {
    label: "Rules",
    pages: [
      { to: paths.policy, label: "Policy", operation: "policy" },
      { to: paths.agreement, label: "Agreement", operation: "network-agreement" },
      { to: paths.calendars, label: "Calendars", operation: "network-calendar" },
      { to: paths.signingIn, label: "Signing in", operation: "second-factor-policy" },
    ],
  },
  {
    label: "Records",
    pages: [
      { to: paths.emails, label: "E-mails", operation: "list-emails" },
      { to: paths.audit, label: "Audit", operation: "list-audit" },
    ],
  },
];

/** The groups of which the person may use something, with what they may use. */
export function groupsFor(may: May): PageGroup[] {
  return groups
    .map(({ label, pages }) => ({ label, pages: pages.filter((page) => may(page.operation)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** Whether the address is the page's own, or lies below it. */
export function isAt(page: AdministrationPage, pathname: string): boolean {
  return pathname === page.to || pathname.startsWith(`${page.to}/`);
}

import type { ReactNode } from "react";
import { icons } from "@/components/icons";
import { paths } from "@/lib/paths";

/** What the person may use; the server decides, the navigation only shows it. */
export interface Membership {
  /** Only who works for an organisation has a dashboard. */
  hasDashboard: boolean;
  maySend: boolean;
  mayReport: boolean;
  mayAdminister: boolean;
  /** The first page of the own organisation that the person may use; none where there is none (N37). */
  manages?: string | undefined;
}

export interface ShellLink {
  to: string;
  label: string;
  icon: ReactNode;
  /** Belongs under the heading "Referrals". */
  ofReferrals: boolean;
  /** Whether it is on the bottom bar of a phone. */
  onPhone: boolean;
}

/** The navigation of one person. */
export function linksFor({ hasDashboard, maySend, mayReport, mayAdminister, manages }: Membership): ShellLink[] {
  const links: (ShellLink | false)[] = [
    hasDashboard && {
      to: paths.home,
      label: "Dashboard",
      icon: icons.dashboard,
      ofReferrals: false,
      onPhone: true,
    },
    maySend && { to: paths.incoming, label: "Incoming", icon: icons.incoming, ofReferrals: true, onPhone: true },
    maySend && { to: paths.outgoing, label: "Outgoing", icon: icons.outgoing, ofReferrals: true, onPhone: true },
    maySend && { to: paths.search, label: "Search", icon: icons.search, ofReferrals: true, onPhone: false },
    maySend && { to: paths.drafts, label: "Drafts", icon: icons.drafts, ofReferrals: true, onPhone: false },
    { to: paths.directory, label: "Directory", icon: icons.directory, ofReferrals: false, onPhone: !maySend },
    mayReport && { to: paths.reports, label: "Reports", icon: icons.reports, ofReferrals: false, onPhone: !maySend },
    manages !== undefined && {
      to: manages,
      label: "Manage",
      icon: icons.manage,
      ofReferrals: false,
      onPhone: false,
    },
    mayAdminister && {
      to: paths.administration,
      label: "Administration",
      icon: icons.administration,
      ofReferrals: false,
      onPhone: !maySend,
    },
  ];
  return links.filter((link) => link !== false);
}

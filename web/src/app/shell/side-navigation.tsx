import { Button } from "@mantine/core";
import { Link, NavLink } from "react-router";
import { icons } from "@/components/icons";
import { paths } from "@/lib/paths";
import type { ShellLink } from "./links";
import classes from "./shell.module.css";

/** The navigation on the left of a wide screen. */
export function SideNavigation({ links, maySend }: { links: readonly ShellLink[]; maySend: boolean }) {
  const before = links.filter((link) => link.to === paths.home);
  const referrals = links.filter((link) => link.ofReferrals);
  const after = links.filter((link) => !link.ofReferrals && link.to !== paths.home);
  return (
    <nav className={classes.side} aria-label="Main">
      {maySend && (
        <Button component={Link} to={paths.newReferral} leftSection={icons.add} fullWidth mb={16}>
          New referral
        </Button>
      )}
      {before.length > 0 && <ul className={classes.links}>{before.map(item)}</ul>}
      {referrals.length > 0 && (
        <>
          <p className={classes.group} id="nav-referrals">
            Referrals
          </p>
          <ul className={classes.links} aria-labelledby="nav-referrals">
            {referrals.map(item)}
          </ul>
        </>
      )}
      <ul className={classes.links} data-apart={after.length < links.length || undefined}>
        {after.map(item)}
      </ul>
    </nav>
  );
}

function item(link: ShellLink) {
  return (
    <li key={link.to}>
      <NavLink to={link.to} end={link.to === paths.home} className={classes.link}>
        {link.icon}
        {link.label}
      </NavLink>
    </li>
  );
}

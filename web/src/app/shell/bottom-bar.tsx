import { Menu, UnstyledButton } from "@mantine/core";
import { Link, NavLink } from "react-router";
import { icons } from "@/components/icons";
import { paths } from "@/lib/paths";
import type { ShellLink } from "./links";
import classes from "./shell.module.css";

/** The navigation at the bottom of a phone, under the thumb. */
export function BottomBar({ links, maySend }: { links: readonly ShellLink[]; maySend: boolean }) {
  return (
    <nav className={classes.bottom} aria-label="Main, at the bottom">
      <ul>
        {links
          .filter((link) => link.onPhone)
          .map((link) => (
            <li key={link.to}>
              <NavLink to={link.to} end={link.to === paths.home} className={classes.tab}>
                {link.icon}
                {link.label}
              </NavLink>
            </li>
          ))}
        <li>
          <More links={links.filter((link) => !link.onPhone)} maySend={maySend} />
        </li>
      </ul>
    </nav>
  );
}

function More({ links, maySend }: { links: readonly ShellLink[]; maySend: boolean }) {
  return (
    <Menu position="top-end" width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.tab}>
          {icons.more}
          More
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {maySend && (
          <Menu.Item component={Link} to={paths.newReferral} leftSection={icons.add}>
            New referral
          </Menu.Item>
        )}
        {links.map((link) => (
          <Menu.Item key={link.to} component={Link} to={link.to} leftSection={link.icon}>
            {link.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

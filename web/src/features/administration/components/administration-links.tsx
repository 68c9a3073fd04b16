import { Link, NavLink, useLocation } from "react-router";
import type { May } from "../model";
import classes from "./administration.module.css";
import { groupsFor, isAt } from "./administration-model";

/** The administration's pages that the person may use: its groups, and what is in the one they are in. */
export function AdministrationLinks({ may }: { may: May }) {
  const { pathname } = useLocation();
  const groups = groupsFor(may);
  const here = groups.find(({ pages }) => pages.some((page) => isAt(page, pathname)));
  return (
    <nav aria-label="Administration" className={classes.links}>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={group.label}>
            <Link
              to={group.pages[0]?.to ?? ""}
              className={classes.group}
              aria-current={group === here ? "true" : undefined}
            >
              {group.label}
            </Link>
          </li>
        ))}
      </ul>
      {here && here.pages.length > 1 && (
        <ul aria-label={here.label}>
          {here.pages.map((page) => (
            <li key={page.to}>
              <NavLink to={page.to} className={classes.link}>
                {page.label}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

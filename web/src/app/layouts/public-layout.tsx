import { Anchor } from "@mantine/core";
import { Link, Outlet, useLocation } from "react-router";
import { Mark } from "@/components/mark";
import { ConnectionBar } from "@/components/states/connection-bar";
import { guideFor } from "@/features/help/guide-for";
import { paths } from "@/lib/paths";
import classes from "./layouts.module.css";

/** What surrounds the pages of somebody who is not signed in: forms, and the help that is read before. */
export function PublicLayout() {
  const { pathname } = useLocation();
  const guide = guideFor(pathname);
  const reading = pathname.startsWith(paths.help);
  return (
    <>
      <ConnectionBar />
      <main id="content" className={reading ? classes.reading : classes.public}>
        <p className={classes.brand}>
          <Mark />
          Onward
        </p>
        <Outlet />
        <p className={classes.foot}>
          {reading ? (
            <Anchor component={Link} to={paths.signIn}>
              Sign in
            </Anchor>
          ) : (
            <Anchor component={Link} to={guide ? paths.guide(guide) : paths.help}>
              Help
            </Anchor>
          )}
        </p>
      </main>
    </>
  );
}

import { Outlet } from "react-router";
import { Mark } from "@/components/mark";
import { ConnectionBar } from "@/components/states/connection-bar";
import classes from "./layouts.module.css";

/** What surrounds the pages of somebody who is not signed in. */
export function PublicLayout() {
  return (
    <>
      <ConnectionBar />
      <main id="content" className={classes.public}>
        <p className={classes.brand}>
          <Mark />
          Onward
        </p>
        <Outlet />
      </main>
    </>
  );
}

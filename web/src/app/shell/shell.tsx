import type { ReactNode } from "react";
import { ConnectionBar } from "@/components/states/connection-bar";
import { BottomBar } from "./bottom-bar";
import { linksFor, type Membership } from "./links";
import classes from "./shell.module.css";
import { SideNavigation } from "./side-navigation";
import { TopBar } from "./top-bar";

export interface Me extends Membership {
  name: string;
  organisation: { id: string; name: string } | undefined;
  organisations: readonly { id: string; name: string }[];
}

interface Props {
  me: Me;
  behind?: boolean;
  onActFor: (organisation: string) => void;
  onSignOut: () => void;
  onFind: () => void;
  children: ReactNode;
}

/** What surrounds every page of somebody signed in. */
export function Shell({ me, behind = false, onActFor, onSignOut, onFind, children }: Props) {
  const links = linksFor(me);
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <TopBar me={me} onActFor={onActFor} onSignOut={onSignOut} onFind={onFind} />
      <ConnectionBar behind={behind} />
      <div className={classes.body}>
        <SideNavigation links={links} maySend={me.maySend} />
        <main id="content" className={classes.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar links={links} maySend={me.maySend} />
    </>
  );
}

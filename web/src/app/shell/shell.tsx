import type { ReactNode } from "react";
import { ConnectionBar } from "@/components/states/connection-bar";
import type { Notice } from "@/lib/api/gen/types.gen";
import { BottomBar } from "./bottom-bar";
import { linksFor } from "./links";
import type { Me } from "./me";
import classes from "./shell.module.css";
import { SideNavigation } from "./side-navigation";
import { TopBar } from "./top-bar";

interface Props {
  me: Me;
  notices?: readonly Notice[];
  onActFor: (organisation: string) => void;
  onSignOut: () => void;
  onFind: () => void;
  children: ReactNode;
}

/** What surrounds every page of somebody signed in. */
export function Shell({ me, notices = [], onActFor, onSignOut, onFind, children }: Props) {
  const links = linksFor(me);
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <TopBar me={me} onActFor={onActFor} onSignOut={onSignOut} onFind={onFind} />
      <ConnectionBar notices={notices} />
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

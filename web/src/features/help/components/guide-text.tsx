import { Anchor } from "@mantine/core";
import { type ReactNode, Suspense } from "react";
import { Link } from "react-router";
import { Waiting } from "@/components/states/waiting";
import type { Guide } from "../guides";
import classes from "./help.module.css";
import { Letters } from "./letters";
import { Picture } from "./picture";
import { Words } from "./words";

/** What a guide may use beside plain Markdown; its addresses are the product's own. */
const parts = { a: PageLink, table: Table, Key, Letters, Picture, Words };

/** One guide, as it was written. */
export function GuideText({ guide: { Text } }: { guide: Guide }) {
  return (
    <article className={classes.text}>
      <Suspense fallback={<Waiting rows={6} />}>
        <Text components={parts} />
      </Suspense>
    </article>
  );
}

function PageLink({ href = "", children }: { href?: string; children?: ReactNode }) {
  return (
    <Anchor component={Link} to={href}>
      {children}
    </Anchor>
  );
}

/** Scrolls by itself where it is wider than a phone, by keyboard too. */
function Table({ children }: { children?: ReactNode }) {
  return (
    <section className={classes.wide} aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}

function Key({ children }: { children?: ReactNode }) {
  return <kbd className={classes.key}>{children}</kbd>;
}

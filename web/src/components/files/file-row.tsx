import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { sizeWords } from "./file-words";
import classes from "./files.module.css";

interface Props {
  name: string;
  size: number;
  /** Where it can be seen, once it can. */
  href?: string | undefined;
  /** What stands under the name: how far it is, or what is wrong. */
  children?: ReactNode;
  onTryAgain?: (() => void) | undefined;
  onRemove: () => void;
}

/** One file that was chosen. */
export function FileRow({ name, size, href, children, onTryAgain, onRemove }: Props) {
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.name}>
          {href ? (
            <a href={href} target="_blank" rel="noreferrer" className={classes.link}>
              {name}
              <span className="hidden-text"> (opens in a new tab)</span>
            </a>
          ) : (
            name
          )}{" "}
          <span className={classes.size}>{sizeWords(size)}</span>
        </p>
        {children}
      </div>
      <div className={classes.ways}>
        {onTryAgain && (
          <Button variant="default" size="compact-sm" onClick={onTryAgain} aria-label={`Try again with ${name}`}>
            Try again
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={onRemove} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
    </li>
  );
}

import { pictureOf } from "../pictures";
import classes from "./help.module.css";

/** A picture of the running product; its place is kept while it is fetched, so that nothing jumps. */
export function Picture({ name, alt }: { name: string; alt: string }) {
  const { source, width, height } = pictureOf(name);
  return (
    <img
      className={classes.picture}
      src={source}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  );
}

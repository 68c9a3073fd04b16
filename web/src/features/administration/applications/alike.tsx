import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { Likeness } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import classes from "../components/administration.module.css";

/** What an application may be the same as, before anybody makes a second one of it. */
export function Alike({ likenesses }: { likenesses: readonly Likeness[] }) {
  return likenesses.map((one) => (
    <p key={one.id} className={classes.warning}>
      <strong>Perhaps a duplicate:</strong> {one.sentence} <Look at={one} />
    </p>
  ));
}

function Look({ at: { kind, id } }: { at: Likeness }) {
  if (kind === "account") return null;
  const [to, words] =
    kind === "organisation"
      ? [paths.organisation(id), "Look at the organisation"]
      : [paths.application(id), "Look at the application"];
  return (
    <Anchor component={Link} to={to}>
      {words}
    </Anchor>
  );
}

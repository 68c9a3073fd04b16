import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { body } from "@/lib/api/client";
import { misfits } from "@/lib/api/gen/sdk.gen";
import { paths } from "@/lib/paths";
import classes from "./misfit-notes.module.css";

/** Of the chosen receivers, those that often declined because it was not for them: what they take, open to read (K4). */
export function MisfitNotes({ receivers }: { receivers: readonly string[] }) {
  const { data } = useQuery({
    queryKey: ["misfits", receivers],
    queryFn: ({ signal }) => body(misfits({ query: { receivers: [...receivers] }, signal })),
    enabled: receivers.length > 0,
  });
  if (receivers.length === 0) return null;
  return data?.items.map(({ receiver, sentence, criteria }) => (
    <section key={receiver.id} className={classes.note} aria-label={`What ${receiver.name} takes`}>
      <p className={classes.who}>{receiver.name}</p>
      <p>{sentence}</p>
      <p className={classes.criteria}>
        <strong>Whom they help:</strong>{" "}
        {criteria || "They have not written it in their profile; telephone them first."}
      </p>
      <p>
        <Anchor component={Link} to={paths.organisation(receiver.id)} target="_blank" rel="noopener">
          Their profile (opens a new tab)
        </Anchor>
      </p>
    </section>
  ));
}

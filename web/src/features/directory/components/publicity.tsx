import { Anchor, Button } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { usePublish } from "../api/directory";
import classes from "./directory.module.css";

interface Props {
  organisation: { id: string; slug: string; public: boolean };
}

/** Whether everybody sees the organisation, for those who decide that (K2, R7). */
export function Publicity({ organisation: { id, slug, public: shown } }: Props) {
  const publish = usePublish(id);
  return (
    <section aria-labelledby="publicity" className={classes.publicity}>
      <h2 id="publicity">Public directory</h2>
      <p>
        {shown ? (
          <>
            Everybody can see this organisation, without signing in, at{" "}
            <Anchor href={`/find/${slug}`}>its public page</Anchor> and as open data. Its e-mail address and why it was
            paused are not shown.
          </>
        ) : (
          "Only people who sign in can see this organisation. When it is public, everybody can see all that stands above but its e-mail address and why it was paused, and other directories may copy it."
        )}
      </p>
      <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(!shown)}>
        {shown ? "Take it off the public pages" : "Show it to everybody"}
      </Button>
      {publish.error && <ProblemNotice error={publish.error} />}
    </section>
  );
}

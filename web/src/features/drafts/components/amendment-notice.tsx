import { Anchor, Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { refusalWords } from "@/components/states/problem-words";
import type { Amends } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { useDetachDraft } from "../api/drafts";
import classes from "./drafts.module.css";

interface Props {
  draft: string;
  amends: Amends;
  /** Saves what was typed last, before the draft becomes something else. */
  flush?: () => Promise<unknown>;
}

/** What the receiver asked for; or, when the referral went on meanwhile, what can still be done with what was typed. */
export function AmendmentNotice({ draft, amends, flush }: Props) {
  if (amends.status !== "returned") return <TooLate draft={draft} amends={amends} {...(flush && { flush })} />;
  return (
    <section className={classes.notice} aria-labelledby="asked-title">
      <h2 id="asked-title" className={classes.noticeTitle}>
        {amends.receiver.name} asked for this
      </h2>
      <blockquote className={classes.asked}>{amends.asked || "They left no words."}</blockquote>
    </section>
  );
}

/** Whether nothing more can happen to a referral but a forward. */
const over = (status: string) => status === "withdrawn" || status === "closed";

function TooLate({ draft, amends, flush }: Props) {
  const { data: reference } = useReference();
  const detach = useDetachDraft(draft);
  const now = reference?.statuses.find((status) => status.code === amends.status)?.label ?? amends.status;
  return (
    <section role="alert" className={classes.notice} aria-labelledby="late-title">
      <h2 id="late-title" className={classes.noticeTitle}>
        #{amends.number} does not wait for this any more
      </h2>
      <p>
        It is now: {now.toLowerCase()}. Nothing that you typed is lost.{" "}
        {over(amends.status)
          ? "If the client still needs help, make a new referral of it."
          : `If ${amends.receiver.name} returns it again, you can go on from here. Until then, tell them in a note.`}
      </p>
      {detach.error && <p className={classes.refused}>{refusalWords(detach.error)}</p>}
      <Group>
        <Button
          variant={over(amends.status) ? "filled" : "default"}
          loading={detach.isPending}
          onClick={() => void Promise.resolve(flush?.()).then(() => detach.mutate())}
        >
          Make it a new referral
        </Button>
        <Anchor component={Link} to={paths.referral(amends.id)}>
          Open #{amends.number}
        </Anchor>
      </Group>
    </section>
  );
}

import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FormSummary } from "@/components/form-summary/form-summary";
import { PageHeading } from "@/components/layout/page-heading";
import { refusalWords } from "@/components/states/problem-words";
import type { Amends, Draft } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { paths } from "@/lib/paths";
import { useSendAgain } from "../api/drafts";
import { AmendmentNotice } from "./amendment-notice";
import { ChangeLink } from "./change-link";
import classes from "./drafts.module.css";

/** A returned referral once more before it goes back to whom it came from (C5). */
export function CheckAmendment({ draft, amends }: { draft: Draft; amends: Amends }) {
  const [words, setWords] = useState("");
  const [attempt, setAttempt] = useState(0);
  const send = useSendAgain(draft, amends);
  const refused = send.error ? problemOf(send.error) : undefined;
  const waits = amends.status === "returned";
  return (
    <div className={classes.check}>
      <PageHeading
        title="Check your answers"
        lead={`#${amends.number} goes back to ${amends.receiver.name}. Nothing has been sent yet.`}
      />
      <ErrorSummary
        errors={refused?.fields ?? []}
        attempt={attempt}
        message={refused ? refusalWords(send.error) : undefined}
        title="It has not been sent"
      />
      <AmendmentNotice draft={draft.id} amends={amends} />
      <FormSummary
        form={draft.form}
        showEmpty
        beside={(section) => <ChangeLink draft={draft.id} section={section} />}
      />
      <Textarea
        id="words"
        label="What did you add or change? (optional)"
        description={`${amends.receiver.name} reads this, and sees each answer as it was and as it is now.`}
        autosize
        minRows={3}
        maxRows={14}
        mb="lg"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Group>
        {waits && (
          <Button
            loading={send.isPending}
            onClick={() => send.mutate(words, { onError: () => setAttempt(attempt + 1) })}
          >
            Send it again
          </Button>
        )}
        <Button component={Link} to={paths.draft(draft.id)} variant="default">
          Change something
        </Button>
      </Group>
    </div>
  );
}

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FileList } from "@/components/files/file-list";
import { FormSummary } from "@/components/form-summary/form-summary";
import { PageHeading } from "@/components/layout/page-heading";
import { SentBatch } from "@/components/sent-batch/sent-batch";
import { refusalWords } from "@/components/states/problem-words";
import type { Draft } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChosenOrganisations } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { unique } from "@/lib/unique";
import { useSendDraft } from "../api/drafts";
import { nextOf } from "../model";
import { ChangeLink } from "./change-link";
import classes from "./drafts.module.css";

/** Everything once more before it is sent; after sending, the numbers and what happens next. */
export function CheckAnswers({ draft }: { draft: Draft }) {
  // One key for this page: pressing twice, or again after a lost answer, sends once.
  const [key] = useState(unique);
  const [attempt, setAttempt] = useState(0);
  const send = useSendDraft(draft.id, draft.version, key);
  const receivers = useChosenOrganisations(draft.receivers);
  const next = useChosenOrganisations(nextOf(draft));
  const refused = send.error ? problemOf(send.error) : undefined;
  const count = draft.receivers.length;

  if (send.data) return <SentBatch batch={send.data} />;
  return (
    <div className={classes.check}>
      <PageHeading title="Check your answers" lead="Nothing has been sent yet." />
      <ErrorSummary
        errors={refused?.fields ?? []}
        attempt={attempt}
        message={refused ? refusalWords(send.error) : undefined}
        title="It has not been sent"
      />
      <h2>Who receives it</h2>
      <ul className={classes.receivers}>
        {receivers.map((one) => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ul>
      {next.length > 0 && <p>If nobody answers: {next.map((one) => one.name).join(", then ")}.</p>}
      <FormSummary
        form={draft.form}
        showEmpty
        beside={(section) => <ChangeLink draft={draft.id} section={section} />}
      />
      <AttachedFiles draft={draft} />
      <Group>
        <Button
          loading={send.isPending}
          onClick={() => send.mutate(undefined, { onError: () => setAttempt(attempt + 1) })}
        >
          {count === 1 ? "Send the referral" : `Send ${count} referrals`}
        </Button>
        <Button component={Link} to={paths.draft(draft.id)} variant="default">
          Change something
        </Button>
      </Group>
    </div>
  );
}

function AttachedFiles({ draft }: { draft: Draft }) {
  return (
    <section className={classes.files} aria-labelledby="files-title">
      <div className={classes.filesHeading}>
        <h2 id="files-title">Files</h2>
        <ChangeLink draft={draft.id} section="files-section" />
      </div>
      {draft.attached.length === 0 ? <p className={classes.small}>None</p> : <FileList files={draft.attached} />}
    </section>
  );
}

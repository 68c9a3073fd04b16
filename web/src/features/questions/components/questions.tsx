import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { ExtraQuestion } from "@/lib/api/gen/types.gen";
import { useQuestions } from "../api/questions";
import { parted } from "../model";
import { QuestionDialog } from "./question-dialog";
import { QuestionRows } from "./question-rows";
import classes from "./questions.module.css";

interface Props {
  /** The network's, about an issue each; else the own organisation's. */
  aboutIssues: boolean;
  mayChange: boolean;
}

const leads = {
  own: "Whoever refers to you answers these beside the form. Only you read the answers.",
  issues:
    "Whoever refers about the issue answers these beside the form. Every receiver of the referral reads the answers.",
};

/** The extra questions that somebody looks after (R2, R12). */
export function Questions({ aboutIssues, mayChange }: Props) {
  const query = useQuestions();
  const [open, setOpen] = useState<ExtraQuestion | "new">();
  const [said, setSaid] = useState<ReactNode>();
  const { asked, retired } = parted(query.data?.items ?? []);
  const row = { aboutIssues, mayChange, onOpen: setOpen, onSaid: setSaid };
  return (
    <>
      <PageHeading
        title="Questions"
        lead={aboutIssues ? leads.issues : leads.own}
        actions={mayChange && <Button onClick={() => setOpen("new")}>Add a question</Button>}
      />
      <Said>{said}</Said>
      {query.isPending && <Waiting rows={4} />}
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && asked.length === 0 && (
        <EmptyNotice title="Nothing more is asked">
          Ask only what you cannot do without: each question makes a referral longer to write.
        </EmptyNotice>
      )}
      {asked.length > 0 && <QuestionRows label="Asked now" questions={asked} {...row} />}
      {retired.length > 0 && (
        <details className={classes.retired}>
          <summary>Asked no more ({retired.length})</summary>
          <p>Referrals that answered them keep question and answer.</p>
          <QuestionRows label="Asked no more" questions={retired} {...row} />
        </details>
      )}
      {open && (
        <QuestionDialog
          question={open === "new" ? undefined : open}
          aboutIssues={aboutIssues}
          onClose={() => setOpen(undefined)}
          onDone={(words) => {
            setOpen(undefined);
            setSaid(words);
          }}
        />
      )}
    </>
  );
}

import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { Managed } from "@/lib/api/gen/types.gen";
import { ManagedPage } from "../components/managed-page";
import { AnsweredRow } from "./answered-row";
import { useSuggestions } from "./api";
import { OpenRow } from "./open-row";
import classes from "./suggestions.module.css";

/** What readers of the directory find wrong in the organisation's profile (Y3). */
export function SuggestionSettings() {
  return (
    <ManagedPage
      title="Suggestions"
      lead="What readers of the directory say is wrong in your profile. Each is deleted after a year."
      may={(managed) => managed.may_edit}
      whoMay="Only a lead of your organisation can answer suggestions. Ask your lead."
    >
      {(managed) => <List managed={managed} />}
    </ManagedPage>
  );
}

function List({ managed }: { managed: Managed }) {
  const query = useSuggestions();
  const [said, setSaid] = useState("");
  if (query.isPending) return <Waiting rows={4} label="Loading suggestions" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const waiting = query.data.items.filter((one) => one.state === "open");
  const answered = query.data.items.filter((one) => one.state !== "open");
  return (
    <>
      <Said>{said}</Said>
      {waiting.length === 0 ? (
        <EmptyNotice title="Nothing waits for you">
          Whoever reads your page in the directory can suggest a change there.
        </EmptyNotice>
      ) : (
        <>
          <h2>Waiting</h2>
          <ul className={classes.list} aria-label="Waiting">
            {waiting.map((one) => (
              <OpenRow key={one.id} one={one} managed={managed} onDone={setSaid} />
            ))}
          </ul>
        </>
      )}
      {answered.length > 0 && (
        <>
          <h2>Answered</h2>
          <ul className={classes.list} aria-label="Answered">
            {answered.map((one) => (
              <AnsweredRow key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

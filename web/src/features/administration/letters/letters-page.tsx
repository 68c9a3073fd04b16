import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useLetterWords } from "../api/letters";
import type { May } from "../model";
import { LettersForm } from "./letters-form";

/** What the network says around its letters, and how each looks: coordinators change it, auditors read it. */
export function LettersPage({ may }: { may: May }) {
  const query = useLetterWords();
  return (
    <>
      <PageHeading
        title="What e-mails say"
        lead="Your network's own words around every e-mail. What an e-mail is about, its deadlines and its button stay as they are, and none can name a client."
      />
      {query.isPending && <Waiting rows={8} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <LettersForm all={query.data} mayChange={may("set-letter-words")} />}
    </>
  );
}

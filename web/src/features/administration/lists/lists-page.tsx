import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useLists } from "../api/lists";
import type { May } from "../model";
import { ListSection } from "./list-section";
import { isListName } from "./list-words";

/** The lists that the network decides: coordinators change them, auditors read them (R2). */
export function ListsPage({ may }: { may: May }) {
  const query = useLists();
  return (
    <>
      <PageHeading
        title="Lists"
        lead="What forms offer, in the order they offer it. A change holds at once. Nothing is ever deleted: what is retired is offered no more, and referrals that use it keep it."
      />
      {query.isPending && <Waiting rows={6} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.lists.map(
        ({ name, choices }) =>
          isListName(name) && <ListSection key={name} list={name} choices={choices} mayChange={may("change-choice")} />,
      )}
    </>
  );
}

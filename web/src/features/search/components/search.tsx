import { PageHeading } from "@/components/layout/page-heading";
import { blank } from "../model";
import { useAsked } from "../use-asked";
import { useBegun } from "../use-begun";
import { ExportList } from "./export-list";
import { KeptSearches } from "./kept-searches";
import { Results } from "./results";
import { SearchForm } from "./search-form";

/** Finds referrals of the person's organisation by anything that is known of them, and takes them out (N35, N36). */
export function Search() {
  const [asked, ask] = useAsked();
  const { round, begun, askFor } = useBegun(asked, ask);
  return (
    <>
      <PageHeading title="Search" lead="Every referral your organisation sent or received." />
      <KeptSearches onOpen={askFor} />
      <SearchForm key={round} asked={begun} onAsk={askFor} onClear={() => askFor(blank)} />
      <ExportList />
      <Results asked={asked} onAsk={askFor} />
    </>
  );
}

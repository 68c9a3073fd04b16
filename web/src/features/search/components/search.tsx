import { PageHeading } from "@/components/layout/page-heading";
import { blank } from "../model";
import { useAsked } from "../use-asked";
import { ExportList } from "./export-list";
import { KeptSearches } from "./kept-searches";
import { Results } from "./results";
import { SearchForm } from "./search-form";

/** Finds referrals of the person's organisation by anything that is known of them, and takes them out (N35, N36). */
export function Search() {
  const [asked, ask] = useAsked();
  return (
    <>
      <PageHeading title="Search" lead="Every referral your organisation sent or received." />
      <KeptSearches onOpen={ask} />
      <SearchForm key={JSON.stringify(asked)} asked={asked} onAsk={ask} onClear={() => ask(blank)} />
      <ExportList />
      <Results asked={asked} onAsk={ask} />
    </>
  );
}

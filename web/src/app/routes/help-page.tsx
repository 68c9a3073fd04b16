import { PageHeading } from "@/components/layout/page-heading";
import { GuideList } from "@/features/help/components/guide-list";

/** Every guide. Whoever cannot sign in reads it as well. */
export function Component() {
  return (
    <>
      <PageHeading
        title="Help"
        lead="A short page for each task. The one about the page you are on opens with the ? key."
      />
      <GuideList />
    </>
  );
}

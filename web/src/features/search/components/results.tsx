import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ColumnsButton } from "@/components/referral-rows/columns-button";
import { ReferralRows } from "@/components/referral-rows/referral-rows";
import { useScene } from "@/components/referral-rows/use-scene";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { MoreButton } from "@/components/table/more-button";
import type { SearchPage } from "@/lib/api/gen/types.gen";
import { useSearchPages } from "../api/search";
import { type Asked, countWords } from "../model";
import { ExportDialog } from "./export-dialog";
import { NothingFound } from "./nothing-found";
import { SaveDialog } from "./save-dialog";
import classes from "./search.module.css";

interface Props {
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** What was found, and what can be done with it. */
export function Results({ asked, onAsk }: Props) {
  const query = useSearchPages(asked);
  const scene = useScene(query, JSON.stringify([asked, query.data?.pages.length]));
  if (query.isPending) return <Waiting rows={6} label="Searching" />;
  const first = query.data?.pages[0];
  if (!first) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return <NothingFound asked={asked} without={first.without} onAsk={onAsk} />;
  return (
    <section aria-label="Results" aria-busy={query.isPlaceholderData}>
      <Above asked={asked} found={first} />
      <ColumnsButton />
      <ReferralRows label="Referrals found" rows={rows} scene={scene} busy={query.isPlaceholderData} />
      <MoreButton query={query} shown={rows.length} />
    </section>
  );
}

function Above({ asked, found }: { asked: Asked; found: SearchPage }) {
  const [exporting, exports] = useDisclosure(false);
  const [saving, saves] = useDisclosure(false);
  const count = countWords(found.total, found.more);
  const what = found.total === 1 && !found.more ? "this referral" : `these ${count.replace("more than", "over")}`;
  return (
    <div className={classes.above}>
      <div role="status" className={classes.grow}>
        <h2 className={classes.count}>{count.charAt(0).toUpperCase() + count.slice(1)}</h2>
      </div>
      <Button variant="default" onClick={saves.open}>
        Save this search
      </Button>
      <Button variant="default" onClick={exports.open}>
        Export {what}
      </Button>
      {found.similar && (
        <p className={classes.similar}>
          No client’s surname begins with “{asked.text}”. These are clients whose surname is spelt or sounds like it.
        </p>
      )}
      <SaveDialog opened={saving} asked={asked} onClose={saves.close} />
      <ExportDialog opened={exporting} asked={asked} what={what} onClose={exports.close} />
    </div>
  );
}

import { Button } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useSetFavourite } from "../api/directory";

/** Keeps an organisation among the person's own favourites, or no longer. */
export function Favourite({ id, favourite }: { id: string; favourite: boolean }) {
  const set = useSetFavourite(id);
  return (
    <>
      <Button variant="default" loading={set.isPending} aria-pressed={favourite} onClick={() => set.mutate(!favourite)}>
        {favourite ? "★ Favourite" : "☆ Add to favourites"}
      </Button>
      {set.error && <ProblemNotice error={set.error} />}
    </>
  );
}

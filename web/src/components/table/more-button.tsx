import { Button } from "@mantine/core";
import classes from "./record-table.module.css";

interface Props {
  /** The list, asked for page by page. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  shown: number;
}

/** The end of a list: how many stand above, and the rest. */
export function MoreButton({ query, shown }: Props) {
  return (
    <div className={classes.more}>
      <p role="status" className={classes.shown}>
        {query.isFetchNextPageError
          ? "The rest could not be loaded. What you see above still holds."
          : query.hasNextPage
            ? `${shown} shown`
            : `${shown} in all`}
      </p>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {query.isFetchNextPageError ? "Try again" : "Load more"}
        </Button>
      )}
    </div>
  );
}

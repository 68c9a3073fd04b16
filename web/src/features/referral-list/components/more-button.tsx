import { Button } from "@mantine/core";
import classes from "./referral-list.module.css";

interface Props {
  more: boolean;
  loading: boolean;
  failed: boolean;
  shown: number;
  onMore: () => void;
}

/** The end of the list: how many stand above, and the rest. */
export function MoreButton({ more, loading, failed, shown, onMore }: Props) {
  return (
    <div className={classes.more}>
      <p role="status" className={classes.quiet}>
        {failed
          ? "The rest could not be loaded. What you see above still holds."
          : more
            ? `${shown} shown`
            : `All ${shown} shown`}
      </p>
      {more && (
        <Button variant="default" loading={loading} onClick={onMore}>
          {failed ? "Try again" : "Load more"}
        </Button>
      )}
    </div>
  );
}

import { Button } from "@mantine/core";
import classes from "./referral-rows.module.css";

/** Says how many have come since, and shows them when the person asks: the page never moves by itself. */
export function FreshPill({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className={classes.fresh}>
      {count > 0 && (
        <Button radius="xl" size="compact-md" onClick={onShow}>
          {count} new
        </Button>
      )}
    </div>
  );
}

import { useNetwork } from "@mantine/hooks";
import type { Notice } from "@/lib/api/gen/types.gen";
import classes from "./states.module.css";

/** Says across the top that something does not work right now, and what still does. */
export function ConnectionBar({ notices = [] }: { notices?: readonly Notice[] }) {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.bar}>
          <strong>You are offline.</strong> What you see may be old. What you type is kept until you are back.
        </p>
      )}
      {notices.map((notice) => (
        <p key={notice.code} className={classes.bar}>
          {notice.message}
        </p>
      ))}
    </div>
  );
}

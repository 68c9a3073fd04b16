import { clockTime } from "@/lib/dates";
import classes from "./form.module.css";

export type Saving = { state: "idle" } | { state: "saving" } | { state: "saved"; at: Date } | { state: "failed" };

/** "Saved 10:42", quietly; a failure is said, with what it means. */
export function SavedText({ saving }: { saving: Saving }) {
  return (
    <p role="status" className={classes.saved} data-state={saving.state}>
      {saving.state === "saving" && "Saving…"}
      {saving.state === "saved" && `Saved ${clockTime(saving.at)}`}
      {saving.state === "failed" && "Not saved yet. What you typed is still here; Onward keeps trying."}
    </p>
  );
}

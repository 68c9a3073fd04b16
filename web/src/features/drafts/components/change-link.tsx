import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import classes from "./drafts.module.css";

/** Leads back to the section of the form that an answer came from. */
export function ChangeLink({ draft, section }: { draft: string; section: string }) {
  return (
    <Anchor component={Link} to={`${paths.draft(draft)}#${section}`} className={classes.change}>
      Change<span className="hidden-text"> this section</span>
    </Anchor>
  );
}

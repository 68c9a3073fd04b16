import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { useReference } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { useDirectoryChoices } from "../api/directory";
import { addressOf, complete, inWords } from "../model";
import classes from "./directory.module.css";

/** The person's searches that found something, to ask again (R10). */
export function Recent() {
  const { data } = useDirectoryChoices();
  const reference = useReference();
  if (!data || data.recent.length === 0) return null;
  const labelOf = {
    issue: (code: string) => reference.data?.issues.find((issue) => issue.code === code)?.label ?? code,
    type: (code: string) => reference.data?.types.find((type) => type.code === code)?.label ?? code,
  };
  return (
    <nav aria-label="Recent searches" className={classes.recent}>
      <span>Recent:</span>
      {data.recent.map((search) => {
        const address = new URLSearchParams(addressOf(complete(search))).toString();
        return (
          <Anchor key={address} component={Link} to={`${paths.directory}?${address}`}>
            {inWords(search, labelOf)}
          </Anchor>
        );
      })}
    </nav>
  );
}

import { Button } from "@mantine/core";
import { WhenText } from "@/components/dates/when-text";
import type { WordingVersion } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";

interface Props {
  /** Those before the one of now, the newest first. */
  versions: readonly WordingVersion[];
  /** Puts the words of one into the form, where they are saved as a new version. */
  onUse?: (text: string) => void;
}

/** What a text said before, since when and by whom. */
export function WordingVersions({ versions, onUse }: Props) {
  if (versions.length === 0)
    return <p className={classes.quiet}>These are the first words; nobody changed them yet.</p>;
  return (
    <details className={classes.retired}>
      <summary>Earlier versions ({versions.length})</summary>
      <ol className={classes.choices} reversed>
        {versions.map(({ version, text, at, by }) => (
          <li key={version} className={classes.choice}>
            <div className={classes.choiceWords}>
              <span className={classes.quiet}>
                Version {version}, {by ? <>by {by.name}, </> : "what the network began with, "}
                <WhenText at={at} />
              </span>
              <span className={classes.wording}>{text}</span>
            </div>
            {onUse && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Use version ${version} again`}
                onClick={() => onUse(text)}
              >
                Use this again
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

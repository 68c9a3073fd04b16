import { Button } from "@mantine/core";
import { WhenText } from "@/components/dates/when-text";
import type { LetterWords, LetterWordsVersion } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";

interface Props {
  /** Those before the one of now, the newest first. */
  versions: readonly LetterWordsVersion[];
  /** Puts the words of one into the form, where they are saved as a new version. */
  onUse: ((words: LetterWords) => void) | undefined;
}

/** What was said before, since when and by whom. */
export function LettersVersions({ versions, onUse }: Props) {
  if (versions.length === 0) return <p className={classes.quiet}>Nobody changed these words yet.</p>;
  return (
    <details className={classes.retired}>
      <summary>Earlier versions ({versions.length})</summary>
      <ol className={classes.choices} reversed>
        {versions.map(({ version, words, at, by }) => (
          <li key={version} className={classes.choice}>
            <div className={classes.choiceWords}>
              <span className={classes.quiet}>
                Version {version}, {by ? <>by {by.name}, </> : "what the network began with, "}
                <WhenText at={at} />
              </span>
              {inWords(words).map((line) => (
                <span key={line} className={classes.line}>
                  {line}
                </span>
              ))}
            </div>
            {onUse && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Use version ${version} again`}
                onClick={() => onUse(words)}
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

function inWords({ network_name, contact, closing, notes }: LetterWords): string[] {
  const lines = [network_name, contact, closing].filter((line) => line !== "");
  if (notes.length > 0) lines.push(notes.length === 1 ? "1 added sentence" : `${notes.length} added sentences`);
  return lines.length > 0 ? lines : ["No words of the network's own"];
}

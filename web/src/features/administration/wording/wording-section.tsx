import { useState } from "react";
import { FormSection } from "@/components/form/form-section";
import type { WordingVersion } from "@/lib/api/gen/types.gen";
import type { WordingKind } from "../api/wording";
import classes from "../components/administration.module.css";
import { WordingForm } from "./wording-form";
import { WordingVersions } from "./wording-versions";
import { wordingWords } from "./wording-words";

interface Props {
  kind: WordingKind;
  /** The newest first. */
  versions: readonly WordingVersion[];
  mayChange: boolean;
}

/** One text: what it says now, and what it said before. */
export function WordingSection({ kind, versions, mayChange }: Props) {
  const [now, ...before] = versions;
  const [text, setText] = useState(now?.text ?? "");
  if (!now) return null;
  return (
    <FormSection id={kind} {...wordingWords[kind]}>
      {mayChange ? (
        <WordingForm kind={kind} now={now} text={text} onChange={setText} />
      ) : (
        <p className={classes.wording}>{now.text}</p>
      )}
      <WordingVersions versions={before} onUse={mayChange ? setText : undefined} />
    </FormSection>
  );
}

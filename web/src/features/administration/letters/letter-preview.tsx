import { SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useLetterPreview } from "../api/letters";
import { framed, pageNonce } from "./framed";
import classes from "./letters.module.css";
import { type TypedWords, wordsOf } from "./letters-model";

interface Props {
  letter: string;
  label: string;
  typed: TypedWords;
}

/** The letter with invented names: as most see it, and as plain text. */
export function LetterPreview({ letter, label, typed }: Props) {
  const [settled] = useDebouncedValue(typed, 400);
  const [shown, setShown] = useState("html");
  const query = useLetterPreview({ letter, words: wordsOf(settled) });
  const html = query.data?.html;
  const document = useMemo(() => (html ? framed(html, pageNonce()) : ""), [html]);
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Waiting rows={6} label="Drawing the e-mail" />;
  return (
    <section aria-label="Preview" className={classes.preview}>
      <SegmentedControl
        aria-label="Shown as"
        value={shown}
        data={[
          { value: "html", label: "As most see it" },
          { value: "text", label: "As plain text" },
        ]}
        onChange={setShown}
      />
      <p className={classes.subject}>
        <span>Subject</span> {query.data.subject}
      </p>
      {shown === "html" ? (
        <iframe className={classes.frame} sandbox="" srcDoc={document} title={`“${label}” with invented names`} />
      ) : (
        <pre className={classes.plain} tabIndex={0}>
          {query.data.text}
        </pre>
      )}
    </section>
  );
}

import { useRef, useState } from "react";
import type { Draft, DraftBody, FieldProblem, Form } from "@/lib/api/gen/types.gen";
import { useAutosave } from "./api/use-autosave";
import { bodyOf, inFormOrder } from "./model";
import { useDraftFiles } from "./use-draft-files";

interface Options {
  draft: Draft | undefined;
  blank: DraftBody;
  onMade: (id: string) => void;
  onCheck: (draft: Draft) => void;
}

/** What is typed, what of it is saved, and what the server says is still missing. */
export function useDraftForm({ draft, blank, onMade, onCheck }: Options) {
  const [body, setBody] = useState(draft ? bodyOf(draft) : blank);
  const [latest, setLatest] = useState(draft);
  const [shown, setShown] = useState<readonly FieldProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [checking, setChecking] = useState(false);

  // A file arrives when it likes: it is added to what is typed by then.
  const now = useRef(body);

  const { note, flush, waiting, saving, refusal } = useAutosave({
    kept: draft,
    onSaved: (saved) => {
      if (!latest) onMade(saved.id);
      setLatest(saved);
      learn(saved);
    },
  });
  const change = (next: DraftBody) => {
    now.current = next;
    setBody(next);
    note(next);
  };
  const { learn, ...files } = useDraftFiles(draft, (next) =>
    change({ ...now.current, files: next(now.current.files ?? []) }),
  );
  const { unfinished } = files.uploads;
  const problems = latest?.problems ?? [];
  // What was put right is no longer said; what came since waits for the next attempt.
  const still = shown.filter((one) => problems.some((problem) => problem.field === one.field));
  if (unfinished && attempt > 0) still.push({ field: "files", message: unfinished });
  const problemAt = (field: string) => still.find((problem) => problem.field === field)?.message;
  const part = <Key extends keyof Form>(key: Key) => ({
    value: body.form[key],
    onChange: (patch: Partial<Form[Key]>) =>
      change({
        ...now.current,
        form: { ...now.current.form, [key]: { ...now.current.form[key], ...patch } },
      }),
    problemAt,
  });
  /** Saves what is not saved yet, then goes on, or says what is missing. What was saved before is never gone on with. */
  const check = async () => {
    setChecking(true);
    if (!latest) note(now.current);
    const saved = (await flush()) ?? latest;
    setChecking(false);
    setAttempt((count) => count + 1);
    setShown(inFormOrder(saved?.problems ?? []));
    if (saved && saved.problems.length === 0 && !unfinished && !waiting()) onCheck(saved);
  };
  const amends = latest?.amends;
  return {
    body,
    problems,
    amends,
    shown: still,
    attempt,
    checking,
    saving,
    refusal,
    change,
    files,
    part,
    problemAt,
    check,
    flush,
  };
}

import { useState } from "react";
import type { Draft, DraftBody, FieldProblem, Form } from "@/lib/api/gen/types.gen";
import { useAutosave } from "./api/use-autosave";
import { bodyOf, inFormOrder } from "./model";

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

  const { note, flush, saving, refusal } = useAutosave({
    kept: draft,
    onSaved: (saved) => {
      if (!latest) onMade(saved.id);
      setLatest(saved);
    },
  });
  const change = (next: DraftBody) => {
    setBody(next);
    note(next);
  };
  const problems = latest?.problems ?? [];
  // What was put right is no longer said; what came since waits for the next attempt.
  const still = shown.filter((one) => problems.some((problem) => problem.field === one.field));
  const problemAt = (field: string) => still.find((problem) => problem.field === field)?.message;
  const part = <Key extends keyof Form>(key: Key) => ({
    value: body.form[key],
    onChange: (patch: Partial<Form[Key]>) =>
      change({ ...body, form: { ...body.form, [key]: { ...body.form[key], ...patch } } }),
    problemAt,
  });
  /** Saves what is not saved yet, then goes on, or says what is missing. */
  const check = async () => {
    setChecking(true);
    if (!latest) note(body);
    const saved = (await flush()) ?? latest;
    setChecking(false);
    setAttempt((count) => count + 1);
    setShown(inFormOrder(saved?.problems ?? []));
    if (saved && saved.problems.length === 0) onCheck(saved);
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
    part,
    problemAt,
    check,
    flush,
  };
}

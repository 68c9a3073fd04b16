import { useCallback, useEffect, useRef, useState } from "react";
import type { Saving } from "@/components/form/saved-text";
import type { Draft, DraftBody } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { noticeSignedOut } from "@/lib/api/query-client";
import { Autosave, type Kept } from "./autosave";

const pause = 800;
const again = 5_000;

interface Options {
  kept: Kept | undefined;
  onSaved: (draft: Draft) => void;
}

/** Keeps a draft on the server while it is typed, and says how that goes. */
export function useAutosave({ kept, onSaved }: Options) {
  const [autosave] = useState(() => new Autosave(kept));
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const [refusal, setRefusal] = useState<unknown>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saved = useRef(onSaved);
  saved.current = onSaved;

  const flush = useCallback(async (): Promise<Draft | undefined> => {
    clearTimeout(timer.current);
    if (autosave.waiting) setSaving({ state: "saving" });
    try {
      const draft = await autosave.save();
      if (!draft) return undefined;
      setSaving({ state: "saved", at: new Date() });
      setRefusal(undefined);
      saved.current(draft);
      return draft;
    } catch (error) {
      setSaving({ state: "failed" });
      setRefusal(error);
      noticeSignedOut(error);
      // What the server refuses will not be accepted by asking again; a connection or a session comes back.
      const { status } = problemOf(error);
      if (status === 0 || status === 401 || status >= 500) timer.current = setTimeout(() => void flush(), again);
      return undefined;
    }
  }, [autosave]);

  const note = useCallback(
    (latest: DraftBody) => {
      autosave.note(latest);
      // "Saved" would no longer be true of what was just typed.
      setSaving((before) => (before.state === "saved" ? { state: "idle" } : before));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [autosave, flush],
  );

  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && void flush();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      void flush();
    };
  }, [flush]);

  /** Whether something was typed that the server does not have. */
  const waiting = useCallback(() => autosave.waiting, [autosave]);

  return { note, flush, waiting, saving, refusal };
}

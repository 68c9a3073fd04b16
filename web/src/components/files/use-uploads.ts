import { useEffect, useRef, useState } from "react";
import { noticeSignedOut } from "@/lib/api/query-client";
import { type Upload, upload } from "@/lib/api/upload";
import { unique } from "@/lib/unique";
import { failureWords, hopelessWords, mayTryAgain } from "./file-words";

/** A file on its way to the server, or one that did not get there. */
export interface Going {
  readonly key: string;
  readonly file: File;
  /** How much of it is there, from 0 to 1. */
  readonly share: number;
  /** Why it is not there. */
  readonly problem?: string;
  readonly again?: boolean;
}

/** The files that are on their way, for whoever must know that none is lost. */
export interface Uploads {
  readonly going: readonly Going[];
  /** What to do before going on; nothing when every file is there. */
  readonly unfinished: string | undefined;
  start(files: readonly File[]): void;
  tryAgain(key: string): void;
  giveUp(key: string): void;
}

/** Uploads files one after the other, so that they keep the order in which they were chosen. */
export function useUploads(onDone: (upload: Upload) => void): Uploads {
  const [going, setGoing] = useState<readonly Going[]>([]);
  const line = useRef(Promise.resolve());
  const aborts = useRef(new Map<string, AbortController>());
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    const open = aborts.current;
    return () => {
      for (const abort of open.values()) abort.abort();
    };
  }, []);

  const edit = (key: string, part: Partial<Going>) =>
    setGoing((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const forget = (key: string) => setGoing((before) => before.filter((one) => one.key !== key));

  const run = async (key: string, file: File, { signal }: AbortController) => {
    if (signal.aborted) return;
    try {
      const kept = await upload(file, (share) => edit(key, { share }), signal);
      forget(key);
      done.current(kept);
    } catch (error) {
      if (signal.aborted) return;
      noticeSignedOut(error);
      edit(key, { share: 0, problem: failureWords(error), again: mayTryAgain(error) });
    }
  };
  const enqueue = (key: string, file: File) => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    line.current = line.current.then(() => run(key, file, abort));
  };

  return {
    going,
    unfinished: unfinishedWords(going),
    start: (files) => {
      const rows = files.map(rowOf);
      setGoing((before) => [...before, ...rows]);
      for (const { key, file, problem } of rows) if (!problem) enqueue(key, file);
    },
    tryAgain: (key) => {
      const row = going.find((one) => one.key === key);
      if (!row) return;
      setGoing((before) => before.map((one) => (one.key === key ? { key, file: row.file, share: 0 } : one)));
      enqueue(key, row.file);
    },
    giveUp: (key) => {
      aborts.current.get(key)?.abort();
      forget(key);
    },
  };
}

function rowOf(file: File): Going {
  const problem = hopelessWords(file);
  return { key: unique(), file, share: 0, ...(problem ? { problem } : {}) };
}

function unfinishedWords(going: readonly Going[]): string | undefined {
  if (going.some((one) => one.problem === undefined)) return "Wait until every file is uploaded, or remove it";
  if (going.length > 0) return "A file could not be attached: try again, or remove it";
  return undefined;
}

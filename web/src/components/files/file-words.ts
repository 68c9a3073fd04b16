import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";

const kilobyte = 1024;
const megabyte = kilobyte * kilobyte;

/** How large a file may be. The server decides; this only spares somebody a long upload that ends in a refusal. */
const largest = 25 * megabyte;

/** Why it is no use to begin with a file. */
export function hopelessWords({ size }: File): string | undefined {
  if (size <= largest) return undefined;
  return "This file is larger than 25 MB. Make it smaller, for example by saving it as PDF or by sending fewer pages at a time.";
}

/** "340 KB", "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < kilobyte) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  if (bytes < megabyte) return `${Math.round(bytes / kilobyte)} KB`;
  return `${(bytes / megabyte).toFixed(1).replace(".0", "")} MB`;
}

/** What the scan for viruses leaves to be said; nothing where a file is clean. */
export function scanWords(state: string): string {
  if (state === "waiting") return "Being checked for viruses. It can be opened once that is done.";
  if (state === "infected") return "A virus was found in this file, so nobody can open it.";
  return "";
}

/** Why a file is not there, and what to do: the server's own words where it refused. */
export function failureWords(error: unknown): string {
  const { status, fields } = problemOf(error);
  if (status === 0) return "The connection was lost. The file is not attached yet. Try again when you are back.";
  if (status === 401) return "You were signed out, so the file is not attached yet. Sign in, then try again.";
  return fields[0]?.message ?? refusalWords(error);
}

/** Whether the same file may be taken at another try: what the server refuses it will refuse again. */
export function mayTryAgain(error: unknown): boolean {
  const { status } = problemOf(error);
  return [0, 401, 429].includes(status) || status >= 500;
}

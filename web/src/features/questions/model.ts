import type { ExtraQuestion, QuestionBody } from "@/lib/api/gen/types.gen";

export type Kind = QuestionBody["kind"];

/** What a question can be answered with, in the order of a list. */
export const kinds: readonly { value: Kind; label: string }[] = [
  { value: "text", label: "A few words" },
  { value: "long_text", label: "As many words as needed" },
  { value: "yes_no", label: "Yes or no" },
  { value: "choice", label: "One of several answers" },
  { value: "choices", label: "Any of several answers" },
  { value: "date", label: "A date" },
  { value: "number", label: "A number" },
];

export function kindOf(value: string): Kind {
  return kinds.find((kind) => kind.value === value)?.value ?? "text";
}

export function hasOptions(kind: Kind): boolean {
  return kind === "choice" || kind === "choices";
}

/** A question that nobody has written yet. */
export const blankQuestion: QuestionBody = { kind: "text", text: "", help: "", options: [], required: false };

/** What of a question is written. */
export function bodyOf({ kind, text, help = "", options = [], required, issue }: ExtraQuestion): QuestionBody {
  return { kind, text, help, options, required, ...(issue ? { issue } : {}) };
}

/** The questions asked now, and those asked no more. */
export function parted(all: readonly ExtraQuestion[]) {
  return { asked: all.filter((one) => !one.retired), retired: all.filter((one) => one.retired) };
}

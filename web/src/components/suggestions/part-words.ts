import type { Suggestion } from "@/lib/api/gen/types.gen";

export type Part = Suggestion["part"];

/** What a suggestion can be about, in the order of a form; the public page says the same. */
export const parts: readonly { value: Part; label: string }[] = [
  { value: "opening", label: "Opening times" },
  { value: "contact", label: "Telephone, website or e-mail" },
  { value: "address", label: "Address" },
  { value: "criteria", label: "Whom they help" },
  { value: "issues", label: "What they help with" },
  { value: "waiting", label: "Waiting time" },
  { value: "other", label: "Something else" },
];

export function partWords(part: Part): string {
  return parts.find((one) => one.value === part)?.label ?? "Something else";
}

export const stateWords: Record<Suggestion["state"], string> = {
  open: "Waiting",
  done: "Done",
  not_right: "Not right",
};

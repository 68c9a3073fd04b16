import type { NetworkChoice } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

export type ListName = "issues" | "outcomes" | "decline-reasons" | "organisation-types";

interface ListWords {
  title: string;
  /** What the list is for. */
  description: string;
  /** What one entry of it is called. */
  one: string;
}

/** What each list is, to whoever looks after it. */
export const listWords: Record<ListName, ListWords> = {
  issues: {
    title: "Issues",
    description: "What a client needs help with, under the heading it stands under in forms.",
    one: "issue",
  },
  outcomes: {
    title: "Outcomes",
    description: "What a receiver may say came of an issue. One that helped makes the referral successful.",
    one: "outcome",
  },
  "decline-reasons": {
    title: "Reasons to decline",
    description: "Why a receiver does not take a client on. The sender reads it, also by e-mail.",
    one: "reason",
  },
  "organisation-types": {
    title: "Types of organisation",
    description: "What kind of organisation one is. The directory shows it and can be searched by it.",
    one: "type",
  },
};

/** Whether the server's name of a list is one that this page knows. */
export function isListName(name: string): name is ListName {
  return name in listWords;
}

const groupWords: Record<string, string> = { successful: "It helped", unsuccessful: "It did not work out" };

/** What stands beside a choice: an issue's heading, or whether an outcome helped. */
export function groupOf(choice: NetworkChoice): string {
  const { group = "" } = choice;
  return groupWords[group] ?? group;
}

/** The groups of outcomes, for a field. */
export const groups = Object.entries(groupWords).map(([value, label]) => ({ value, label }));

/** What is typed of a choice. */
export interface TypedChoice {
  label: string;
  group: string;
}

/** What is missing in what was typed. */
export function missingIn(list: ListName, { label, group }: TypedChoice): FieldProblem[] {
  return [
    ...(label.trim() === "" ? [{ field: "label", message: "Write what people will read in the list" }] : []),
    ...(list === "issues" && group.trim() === ""
      ? [{ field: "group", message: "Write the heading that it stands under, such as Money" }]
      : []),
    ...(list === "outcomes" && group === ""
      ? [{ field: "group", message: "Choose whether the outcome helped the client" }]
      : []),
  ];
}

import type { WordingKind } from "../api/wording";

/** What each text is, and where it stands. */
export const wordingWords: Record<WordingKind, { title: string; description: string }> = {
  consent: {
    title: "Read to the client",
    description:
      "Before their details are shared. Each referral keeps the words that were read to its client; a draft keeps those it began with.",
  },
  print: { title: "Before printing", description: "A reminder before a referral is printed." },
  export: { title: "Before an export", description: "A reminder before referrals are taken out as a file." },
};

/** Whether the server's name of a text is one that this page knows. */
export function isWordingKind(kind: string): kind is WordingKind {
  return kind in wordingWords;
}

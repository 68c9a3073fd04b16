import type { LetterWords } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

/** The words as they are typed; a note by the letter that says it. */
export interface TypedWords {
  network_name: string;
  contact: string;
  closing: string;
  notes: Readonly<Record<string, string>>;
}

export function typedWords({ notes, ...words }: LetterWords): TypedWords {
  return { ...words, notes: Object.fromEntries(notes.map(({ letter, text }) => [letter, text])) };
}

/** What is sent: an empty note is none. */
export function wordsOf({ notes, ...words }: TypedWords): LetterWords {
  return {
    ...words,
    notes: Object.entries(notes)
      .filter(([, text]) => text.trim() !== "")
      .map(([letter, text]) => ({ letter, text })),
  };
}

/** Whether both say the same, but for space around it. */
export function saySame(a: TypedWords, b: TypedWords): boolean {
  const plain = (words: TypedWords) => {
    const { notes, ...lines } = wordsOf(words);
    const tidy = (text: string) => text.trim().replace(/\s+/g, " ");
    return JSON.stringify([
      tidy(lines.network_name),
      tidy(lines.contact),
      tidy(lines.closing),
      notes.map(({ letter, text }) => `${letter} ${tidy(text)}`).sort(),
    ]);
  };
  return plain(a) === plain(b);
}

/** What the server found wrong with one letter's note. */
export function noteProblem(problems: readonly FieldProblem[], letter: string): string | undefined {
  return problems.find(({ field }) => field === `notes.${letter}`)?.message;
}

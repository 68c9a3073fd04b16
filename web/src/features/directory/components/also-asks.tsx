import type { ExtraQuestion } from "@/lib/api/gen/types.gen";

/** What an organisation asks of whoever refers to it, so that nobody begins without it (R12). */
export function AlsoAsks({ questions }: { questions: readonly ExtraQuestion[] }) {
  return (
    <ul>
      {questions.map((question) => (
        <li key={question.id}>
          {question.text}
          {question.required && " (must be answered)"}
        </li>
      ))}
    </ul>
  );
}

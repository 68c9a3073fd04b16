import { Stack } from "@mantine/core";
import type { Answer, ExtraQuestion } from "@/lib/api/gen/types.gen";
import { useQuestionsAsked } from "@/lib/api/reference";
import { fieldOf, QuestionField } from "./question-field";
import classes from "./questions.module.css";

interface Props {
  receivers: readonly string[];
  issues: readonly string[];
  answers: readonly Answer[] | undefined;
  problemAt: (field: string) => string | undefined;
  onChange: (answers: Answer[]) => void;
}

/** What the chosen receivers want to know beyond the form, and the network about the issues; nothing where nobody asks. */
export function ExtraQuestions({ receivers, issues, answers = [], problemAt, onChange }: Props) {
  const { data } = useQuestionsAsked(receivers, issues);
  const values = (question: ExtraQuestion) => answers.find((one) => one.question === question.id)?.values ?? [];
  const answer = (question: ExtraQuestion, given: string[]) =>
    onChange([...answers.filter((one) => one.question !== question.id), { question: question.id, values: given }]);
  return byAsker(data?.items ?? []).map(({ asker, own, questions }) => (
    <section key={asker} className={classes.asker} aria-label={own ? `${asker} also asks` : `About: ${asker}`}>
      <h3 className={classes.title}>{own ? `${asker} also asks` : `About: ${asker}`}</h3>
      <p className={classes.who}>
        {own ? `Only ${asker} reads the answers.` : "Every organisation that receives it reads the answers."}
      </p>
      <Stack gap="lg">
        {questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            values={values(question)}
            error={problemAt(fieldOf(question))}
            onChange={(given) => answer(question, given)}
          />
        ))}
      </Stack>
    </section>
  ));
}

interface Asker {
  asker: string;
  /** An organisation, which alone reads the answers. */
  own: boolean;
  questions: ExtraQuestion[];
}

function byAsker(questions: readonly ExtraQuestion[]): Asker[] {
  const askers = new Map<string, Asker>();
  for (const question of questions) {
    const key = question.by ?? question.issue ?? "";
    const asker = askers.get(key) ?? { asker: question.asker, own: question.by !== undefined, questions: [] };
    asker.questions.push(question);
    askers.set(key, asker);
  }
  return [...askers.values()];
}

import { Anchor, Button, Group, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { partWords } from "@/components/suggestions/part-words";
import type { Managed, Suggestion } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { plainDate } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { makerWords } from "./answered-row";
import { useAnswerSuggestion } from "./api";
import { fieldOf, saidNow } from "./said-now";
import classes from "./suggestions.module.css";

interface Props {
  one: Suggestion;
  managed: Managed;
  onDone: (words: string) => void;
}

/** One that waits: what somebody says beside what the profile says now, and what to make of it. */
export function OpenRow({ one, managed, onDone }: Props) {
  const [words, setWords] = useState("");
  const answer = useAnswerSuggestion(one.id);
  const give = (state: "done" | "not_right", said: string) =>
    answer.mutate({ state, words: words.trim() }, { onSuccess: () => onDone(said) });
  const about = `${partWords(one.part)}, ${plainDate(one.made_at)}`;
  return (
    <li>
      <h3 className={classes.part}>{partWords(one.part)}</h3>
      <p className={classes.about}>
        {makerWords(one)} · {plainDate(one.made_at)}
        {one.will_be_thanked && " · thanked by e-mail when you answer"}
      </p>
      <div className={classes.beside}>
        <Side title="They suggest">{one.text}</Side>
        <Side title="Your profile says now">
          <Now managed={managed} one={one} />
        </Side>
      </div>
      <p>
        <Anchor component={Link} to={`${paths.manageProfile}#${fieldOf[one.part]}`}>
          Change it in the profile
        </Anchor>
      </p>
      {one.by && (
        <Textarea
          label="Your words to them (optional)"
          autosize
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {answer.isError && <ProblemNotice error={answer.error} />}
      <Group gap="sm" mt="md">
        <Button
          variant="default"
          loading={answer.isPending}
          aria-label={`Done: ${about}`}
          onClick={() => give("done", "Marked as done. Whoever suggested it is told.")}
        >
          Done
        </Button>
        <Button
          variant="default"
          disabled={answer.isPending}
          aria-label={`Not right: ${about}`}
          onClick={() => give("not_right", "Marked as not right. Whoever suggested it is told.")}
        >
          Not right
        </Button>
      </Group>
    </li>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className={classes.side}>{title}</h4>
      <div className={classes.text}>{children}</div>
    </div>
  );
}

function Now({ managed, one }: Pick<Props, "managed" | "one">) {
  const { data } = useReference();
  const lines = saidNow(managed, one.part, data?.issues ?? []);
  return lines.length === 0 ? <span className={classes.about}>Nothing</span> : lines.join("\n");
}

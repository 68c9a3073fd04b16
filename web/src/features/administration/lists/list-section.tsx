import { Button } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { FormSection } from "@/components/form/form-section";
import { ProblemNotice } from "@/components/states/problem-notice";
import { body } from "@/lib/api/client";
import { moveChoice } from "@/lib/api/gen/sdk.gen";
import type { MoveBody, NetworkChoice } from "@/lib/api/gen/types.gen";
import { useChangeList } from "../api/lists";
import classes from "../components/administration.module.css";
import { ChoiceDialog } from "./choice-dialog";
import { ChoiceRow } from "./choice-row";
import { type ListName, listWords } from "./list-words";
import { RetireDialog } from "./retire-dialog";

interface Props {
  list: ListName;
  choices: readonly NetworkChoice[];
  mayChange: boolean;
}

/** One list: what is offered, in its order, and what is retired below. */
export function ListSection({ list, choices, mayChange }: Props) {
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState<{ what: "add" | "change" | "retire"; choice?: NetworkChoice }>();
  const move = useChangeList((to: MoveBody & { code: string }) =>
    body(moveChoice({ path: { list, code: to.code }, body: { to: to.to } })),
  );
  const words = listWords[list];
  const done = (what: string) => {
    setAsked(undefined);
    setSaid(what);
  };
  const offered = choices.filter((choice) => choice.active);
  const retired = choices.filter((choice) => !choice.active);
  const row = (choice: NetworkChoice, index: number, all: readonly NetworkChoice[]) => (
    <ChoiceRow
      key={choice.code}
      choice={choice}
      first={index === 0}
      last={index === all.length - 1}
      mayChange={mayChange}
      onMove={(to) => move.mutate({ to, code: choice.code })}
      onAsk={(what) => setAsked({ what, choice })}
    />
  );
  const close = () => setAsked(undefined);
  return (
    <FormSection id={list} title={words.title} description={words.description}>
      {move.isError && <ProblemNotice error={move.error} />}
      <ol className={classes.choices} aria-label={words.title}>
        {offered.map(row)}
      </ol>
      {retired.length > 0 && (
        <details className={classes.retired}>
          <summary>Retired ({retired.length})</summary>
          <ul className={classes.choices}>{retired.map(row)}</ul>
        </details>
      )}
      <Said>{said}</Said>
      {mayChange && <AddButton one={words.one} onClick={() => setAsked({ what: "add" })} />}
      {(asked?.what === "add" || asked?.what === "change") && (
        <ChoiceDialog list={list} choice={asked.choice} onDone={done} onClose={close} />
      )}
      {asked?.what === "retire" && asked.choice && (
        <RetireDialog list={list} choice={asked.choice} onDone={done} onClose={close} />
      )}
    </FormSection>
  );
}

function AddButton({ one, onClick }: { one: string; onClick: () => void }) {
  return (
    <div>
      <Button variant="default" onClick={onClick}>
        Add {/^[aeiou]/.test(one) ? "an" : "a"} {one}
      </Button>
    </div>
  );
}

import { Checkbox, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { DateFields } from "@/components/form/date-fields";
import type { Consent } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { londonToday } from "@/lib/moments";
import { isoDate, pastDateProblem, typedDate } from "@/lib/uk";
import classes from "./consent.module.css";
import { WhyField } from "./why-field";

interface Props {
  value: Consent;
  receivers: readonly { id: string; name: string }[];
  problemAt: (field: string) => string | undefined;
  onChange: (change: Partial<Consent>) => void;
}

const bases: Record<string, NonNullable<Consent["basis"]>> = {
  consent: "consent",
  safeguarding: "safeguarding",
  vital_interests: "vital_interests",
  public_task: "public_task",
};

/** On what basis the client's details are shared, with whom by name, how and when (R17). */
export function ConsentFields({ value, receivers, problemAt, onChange }: Props) {
  const { data: reference } = useReference();
  const agreed = value.basis === "consent";
  return (
    <>
      <Radio.Group
        label="On what basis are their details shared?"
        required
        value={value.basis ?? ""}
        error={problemAt("consent.basis")}
        onChange={(code) => onChange({ basis: bases[code] ?? "", given: false })}
      >
        <Stack gap={8} mt={4}>
          {reference?.bases.map((choice, index) => (
            <Radio
              key={choice.code}
              id={index === 0 ? "consent.basis" : undefined}
              value={choice.code}
              label={choice.label}
            />
          ))}
        </Stack>
      </Radio.Group>
      {agreed && (
        <>
          <blockquote className={classes.wording}>
            <p className={classes.read}>Read this to the client:</p>
            {value.wording}
          </blockquote>
          <Radio.Group
            label="How did they agree?"
            value={value.how ?? ""}
            error={problemAt("consent.how")}
            onChange={(how) => onChange({ how: how === "written" ? "written" : "spoken" })}
          >
            <Stack gap={8} mt={4}>
              <Radio id="consent.how" value="spoken" label="Spoken" />
              <Radio value="written" label="Written" />
            </Stack>
          </Radio.Group>
        </>
      )}
      {!agreed && (value.basis ?? "") !== "" && (
        <WhyField value={value.why} error={problemAt("consent.why")} onChange={(why) => onChange({ why })} />
      )}
      <When value={value.on} error={problemAt("consent.on")} agreed={agreed} onChange={(on) => onChange({ on })} />
      <Confirmation value={value} receivers={receivers} agreed={agreed} problemAt={problemAt} onChange={onChange} />
    </>
  );
}

interface WhenProps {
  value: string | undefined;
  error: string | undefined;
  agreed: boolean;
  onChange: (on: string | undefined) => void;
}

function When({ value, error, agreed, onChange }: WhenProps) {
  const [typed, setTyped] = useState(() => typedDate(value));
  const wrong = pastDateProblem(typed, new Date());
  return (
    <DateFields
      id="consent.on"
      legend={agreed ? "When did they agree?" : "When was it decided?"}
      hint={`Today is ${londonToday(new Date()).split("-").reverse().join(" ")}`}
      value={typed}
      error={error ?? (typed.year.length === 4 ? wrong : undefined)}
      onChange={(next) => {
        setTyped(next);
        onChange(isoDate(next));
      }}
    />
  );
}

/** It names every receiver: choosing another one afterwards asks for it again. */
function Confirmation({ value, receivers, agreed, problemAt, onChange }: Props & { agreed: boolean }) {
  const names = receivers.map((one) => one.name).join(", ");
  const covered = receivers.length > 0 && receivers.every((one) => value.to.includes(one.id));
  const whom = names === "" ? "the organisations chosen above" : names;
  return (
    <Checkbox
      id="consent.given"
      label={
        agreed
          ? `The client agreed that their details are shared with ${whom}`
          : `I confirm that their details are shared with ${whom} on this basis`
      }
      disabled={receivers.length === 0}
      description={receivers.length === 0 ? "Choose who should receive it first." : undefined}
      checked={value.given && covered}
      error={problemAt("consent.given") ?? problemAt("consent.to")}
      onChange={(event) => onChange({ given: event.currentTarget.checked, to: receivers.map((one) => one.id) })}
    />
  );
}

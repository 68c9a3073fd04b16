import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Report } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";
import { otherDays, presetOf, type Question } from "../model";
import classes from "./reports.module.css";

interface Props {
  question: Question;
  report: Report | undefined;
  /** What the server said of the days. */
  problems: readonly FieldProblem[];
  onAsk: (question: Question) => void;
}

/** Which days, and whose referrals. */
export function PeriodForm({ question, report, problems, onAsk }: Props) {
  const presets = report?.presets ?? [];
  const asked = { from: question.from ?? report?.period.from ?? "", to: question.to ?? report?.period.to ?? "" };
  const [own, setOwn] = useState(false);
  const chosen = own ? otherDays : presetOf(presets, asked);
  const choose = (code: string) => {
    const preset = presets.find((one) => one.code === code);
    setOwn(!preset);
    if (preset) onAsk({ ...question, from: preset.from, to: preset.to });
  };
  return (
    <div className={`${classes.chooser} no-print`}>
      {report && (
        <NativeSelect
          label="Period"
          value={chosen}
          data={[
            ...presets.map(({ code, label }) => ({ value: code, label })),
            { value: otherDays, label: "Other days" },
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {report && report.side !== "network" && (
        <NativeSelect
          label="Referrals"
          value={report.side}
          data={[
            { value: "received", label: "Received by us" },
            { value: "sent", label: "Sent by us" },
          ]}
          onChange={(event) => onAsk({ ...asked, side: event.currentTarget.value === "sent" ? "sent" : "received" })}
        />
      )}
      {(chosen === otherDays || problems.length > 0) && (
        <OwnDays asked={asked} problems={problems} onAsk={(days) => onAsk({ ...question, ...days })} />
      )}
    </div>
  );
}

interface OwnProps {
  asked: { from: string; to: string };
  problems: readonly FieldProblem[];
  onAsk: (days: { from: string; to: string }) => void;
}

function OwnDays({ asked, problems, onAsk }: OwnProps) {
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to);
  const problemAt = (field: string) => problems.find((one) => one.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ from, to });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.days}>
      <TextInput
        type="date"
        label="First day"
        value={from}
        error={problemAt("from")}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Last day"
        value={to}
        error={problemAt("to")}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit">Show these days</Button>
    </form>
  );
}

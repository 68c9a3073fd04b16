import { Button } from "@mantine/core";
import { useSearchParams } from "react-router";
import { icons } from "@/components/icons";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { Report } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useReport } from "../api/report";
import { type Question, questionOf } from "../model";
import { Headlines } from "./headlines";
import { PeriodForm } from "./period-form";
import { ReportSection } from "./report-section";
import classes from "./reports.module.css";

/** What happened in a period, beside the period before (R4, G3, K5, F2). */
export function Reports() {
  const [address, setAddress] = useSearchParams();
  const question = questionOf(address);
  const query = useReport(question);
  const problems = query.error ? problemOf(query.error).fields : [];
  const print = (
    <Button variant="default" leftSection={icons.print} onClick={() => window.print()} disabled={!query.data}>
      Print
    </Button>
  );
  return (
    <>
      <PageHeading title="Reports" lead={leadOf(query.data)} actions={print} />
      <PeriodForm
        key={`${address}`}
        question={question}
        report={query.data}
        problems={problems}
        onAsk={(next) => setAddress({ ...next })}
      />
      {query.isPending && <Waiting rows={6} label="Counting" />}
      {query.isError && problems.length === 0 && (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && !query.isError && <Found data={query.data} question={question} busy={query.isPlaceholderData} />}
    </>
  );
}

function leadOf(data: Report | undefined): string {
  if (!data) return "What happened in a period, beside the period before.";
  const what = { received: "received by", sent: "sent by", network: "in" }[data.side];
  return `Referrals ${what} ${data.about}, ${data.period.words}, compared with ${data.before.words}.`;
}

function Found({ data, question, busy }: { data: Report; question: Question; busy: boolean }) {
  if (!data.any) {
    return (
      <EmptyNotice title="Nothing to count yet">
        {data.side === "sent"
          ? "Once your organisation has sent a referral, its figures appear here by themselves."
          : "Once a referral has been received, its figures appear here by themselves."}
      </EmptyNotice>
    );
  }
  return (
    <div aria-busy={busy} className={classes.report}>
      <Headlines all={data.headlines} />
      {data.tables.map((table) => (
        <ReportSection key={table.id} table={table} question={question} />
      ))}
    </div>
  );
}

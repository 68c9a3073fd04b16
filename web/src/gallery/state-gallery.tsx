import { Button } from "@mantine/core";
import { ErrorSummary } from "@/components/errors/error-summary";
import { ConnectionBar } from "@/components/states/connection-bar";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";

const failures = [
  new TypeError("offline"),
  { status: 401 },
  { status: 403 },
  { status: 404 },
  { status: 503 },
  { status: 500, request_id: "req-42" },
];

/** What is shown when there is nothing, not yet anything, or something went wrong. */
export function StateGallery() {
  return (
    <>
      <h2>States</h2>
      <div style={{ display: "grid", gap: 16 }}>
        <ConnectionBar
          notices={[
            {
              code: "clock_late",
              message: "Reminders and e-mails are running late. You can go on working: nothing is lost.",
            },
          ]}
        />
        {failures.map((error) => (
          <ProblemNotice key={JSON.stringify(error)} error={error} onRetry={() => {}} />
        ))}
        <EmptyNotice title="No drafts" action={<Button variant="default">New referral</Button>}>
          A referral you have begun but not sent is kept here, for you alone.
        </EmptyNotice>
        <Waiting />
        <ErrorSummary
          attempt={0}
          errors={[
            { field: "receivers", message: "Choose who should receive the referral" },
            { field: "phone", message: "Enter a telephone number, or write why there is none" },
          ]}
        />
        <div style={{ display: "flex", flexWrap: "wrap", gap: 12 }}>
          <Button>Acknowledge</Button>
          <Button variant="default">Print</Button>
          <Button variant="subtle">Remove</Button>
          <Button loading>Sending</Button>
          <Button disabled>Cannot yet</Button>
        </div>
      </div>
    </>
  );
}

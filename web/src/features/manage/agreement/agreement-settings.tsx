import { Button } from "@mantine/core";
import { Said } from "@/components/accounts/said";
import { AgreementText } from "@/components/agreement/agreement-text";
import { acceptedWords } from "@/components/agreement/agreement-words";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { AcceptedAgreement, OwnAgreement } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import classes from "../components/manage.module.css";
import { AcceptForm } from "./accept-form";
import { useOwnAgreement } from "./api";

/** The network's data-sharing agreement: a lead reads it whole and accepts it for their organisation (R6). */
export function AgreementSettings() {
  const query = useOwnAgreement();
  if (query.isPending) return <Waiting rows={6} label="Loading the agreement" />;
  if (!query.data) return <ProblemNotice error={query.error} level={1} onRetry={() => void query.refetch()} />;
  const { data: own } = query;
  return (
    <>
      <PageHeading
        title="Agreement"
        lead="How the members of the network share what clients tell them. A lead accepts it for the organisation."
        actions={
          own.current && (
            <Button variant="default" onClick={() => window.print()}>
              Print
            </Button>
          )
        }
      />
      {own.current ? <Current own={own} current={own.current} /> : <None />}
      {own.accepted.length > 0 && <History accepted={own.accepted} />}
    </>
  );
}

function None() {
  return (
    <EmptyNotice title="Your network has no agreement here">
      Nothing is asked of you. When a coordinator publishes one, you are written to.
    </EmptyNotice>
  );
}

function Current({ own, current }: { own: OwnAgreement; current: NonNullable<OwnAgreement["current"]> }) {
  const last = own.accepted[0];
  return (
    <>
      {own.owed && <Asked own={own} from={current.from} />}
      <Said>{!own.owed && last && `Accepted for ${own.organisation} ${acceptedWords(last.acceptance)}.`}</Said>
      {own.owed && current.changes !== "" && (
        <p className={classes.changes}>
          <strong>What changed:</strong> {current.changes}
        </p>
      )}
      <AgreementText title={current.title} text={current.text} />
      {own.owed && <AcceptForm organisation={own.organisation} version={current.version} />}
    </>
  );
}

function Asked({ own, from }: { own: OwnAgreement; from: string }) {
  return (
    <p className={classes.notice}>
      {own.barred ? (
        <>
          <strong>{own.organisation} can neither send nor receive new referrals</strong> until this is accepted.
          Referrals under way go on.
        </>
      ) : (
        <>
          <strong>To be accepted before {plainDate(from)}.</strong> Until then everything goes on; from that day an
          organisation that has not accepted can neither send nor receive new referrals.
        </>
      )}
    </p>
  );
}

function History({ accepted }: { accepted: readonly AcceptedAgreement[] }) {
  return (
    <section className="no-print" aria-labelledby="accepted">
      <h2 id="accepted">Accepted so far</h2>
      {accepted.map((one) => (
        <details key={one.version} className={classes.version}>
          <summary>
            Version {one.version}: {acceptedWords(one.acceptance)}
          </summary>
          <AgreementText title={one.title} text={one.text} />
        </details>
      ))}
    </section>
  );
}

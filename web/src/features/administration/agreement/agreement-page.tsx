import { Button } from "@mantine/core";
import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { AgreementText } from "@/components/agreement/agreement-text";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { AgreementVersion, NetworkAgreement } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { useNetworkAgreement } from "../api/agreement";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { PublishForm } from "./publish-form";
import { Standings } from "./standings";

/** The network's data-sharing agreement: its versions, and who accepted them (R6). */
export function NetworkAgreementPage({ may }: { may: May }) {
  const query = useNetworkAgreement();
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState("");
  if (query.isPending) return <Waiting rows={6} label="Loading the agreement" />;
  if (!query.data) return <ProblemNotice error={query.error} level={1} onRetry={() => void query.refetch()} />;
  const published = (version: number) => {
    setWriting(false);
    setSaid(`Version ${version} is published. The leads are written to on the next working morning.`);
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <PageHeading
        title="Agreement"
        lead="The network’s data-sharing agreement. Each organisation’s lead accepts each version."
        actions={
          may("publish-agreement") &&
          !writing && (
            <Button onClick={() => setWriting(true)}>
              Write {query.data.versions[0] ? "the next" : "the first"} version
            </Button>
          )
        }
      />
      <Said>{said}</Said>
      {writing ? (
        <PublishForm now={query.data} onPublished={published} onCancel={() => setWriting(false)} />
      ) : (
        <Published now={query.data} may={may} />
      )}
    </>
  );
}

function Published({ now, may }: { now: NetworkAgreement; may: May }) {
  const [current, ...earlier] = now.versions;
  if (!current)
    return (
      <EmptyNotice title="No agreement yet">
        Nothing is asked of anybody: every organisation can send and receive. When you publish the first version, each
        organisation is given some weeks to accept it.
      </EmptyNotice>
    );
  return (
    <>
      <h2>Who has accepted</h2>
      <Standings now={now} current={current} may={may} />
      <h2>Versions</h2>
      <Version one={current} state="newest" />
      {earlier.map((one) => (
        <Version key={one.version} one={one} state="earlier" />
      ))}
    </>
  );
}

function Version({ one, state }: { one: AgreementVersion; state: "newest" | "earlier" }) {
  return (
    <details className={classes.retired}>
      <summary>
        Version {one.version}, {state}: published {plainDate(one.at)}
        {one.by && ` by ${one.by.name}`}, to be accepted before {plainDate(one.from)}, accepted by {one.accepted}
      </summary>
      {one.changes !== "" && (
        <p>
          <strong>What changed:</strong> {one.changes}
        </p>
      )}
      <AgreementText title={one.title} text={one.text} />
    </details>
  );
}

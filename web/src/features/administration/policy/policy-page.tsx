import { useState } from "react";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { SummaryList } from "@/components/summary/summary-list";
import { usePolicy } from "../api/policy";
import type { May } from "../model";
import { PolicyForm } from "./policy-form";
import { policyItems } from "./policy-model";

/** The network's own rules: coordinators change them, auditors read them. */
export function PolicyPage({ may }: { may: May }) {
  const query = usePolicy();
  const [saved, setSaved] = useState(false);
  return (
    <>
      <PageHeading
        title="Policy"
        lead="The network's rules for referrals sent from now on. Those already sent keep the rules they were sent under, and an organisation's own deadlines go before these."
      />
      {saved && <Said>The policy is changed. It holds for referrals sent from now on.</Said>}
      {query.isPending && <Waiting rows={4} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && !may("set-policy") && <SummaryList items={policyItems(query.data)} />}
      {query.data && may("set-policy") && <PolicyForm policy={query.data} onSaved={setSaved} />}
    </>
  );
}

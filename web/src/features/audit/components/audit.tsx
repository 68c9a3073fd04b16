import { Button } from "@mantine/core";
import { useState } from "react";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useAudit, useExportAudit } from "../api/audit";
import { everything, isNarrowed } from "../model";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { Integrity } from "./integrity";

/** Who did what, when: of the network, or of the own organisation's people. */
export function Audit({ ofNetwork }: { ofNetwork: boolean }) {
  const [filter, setFilter] = useState(everything);
  const [cleared, setCleared] = useState(0);
  const query = useAudit(filter);
  const take = useExportAudit();
  const clear = () => {
    setFilter(everything);
    setCleared(cleared + 1);
  };
  return (
    <>
      <PageHeading
        title="Audit"
        lead={
          ofNetwork
            ? "Who did what, when. Nobody can change it. It names no client."
            : "What the people of your organisation did, and what the clock did while it waited for you. Nobody can change it."
        }
        actions={
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate(filter)}>
            {isNarrowed(filter) ? "Take these out as CSV" : "Take all out as CSV"}
          </Button>
        }
      />
      {take.error && <ProblemNotice error={take.error} />}
      {ofNetwork && <Integrity />}
      <AuditFilters
        key={cleared}
        filter={filter}
        kinds={query.data?.pages[0]?.kinds ?? []}
        ofNetwork={ofNetwork}
        onChange={setFilter}
      />
      <AuditTable query={query} onClear={clear} />
    </>
  );
}

import { Anchor, Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { ReasonDialog } from "@/components/accounts/reason-dialog";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { SummaryList } from "@/components/summary/summary-list";
import type { Application } from "@/lib/api/gen/types.gen";
import { fullMoment } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { decline, useApplication, useRefreshApplications } from "../api/applications";
import classes from "../components/administration.module.css";
import { Alike } from "./alike";
import { leadItems, organisationItems } from "./application-words";
import { ApproveDialog } from "./approve-dialog";
import { Decision } from "./decision";

/** All that an organisation which asks to join says of itself, and the decision. */
export function ApplicationDetail({ id }: { id: string }) {
  const query = useApplication(id);
  const [said, setSaid] = useState("");
  if (query.isPending) return <Waiting rows={8} label="Loading the application" />;
  if (!query.data) return <ProblemNotice error={query.error} level={1} onRetry={() => void query.refetch()} />;
  const one = query.data;
  return (
    <>
      <p>
        <Anchor component={Link} to={paths.applications}>
          All applications
        </Anchor>
      </p>
      <PageHeading title={one.name} lead={`Asked to join on ${fullMoment(one.confirmed_at)}.`} />
      <Said>{said}</Said>
      {one.state === "waiting" ? <Waits one={one} onDecided={setSaid} /> : <Decision one={one} />}
      <h2 className={classes.heading}>The organisation</h2>
      <SummaryList items={organisationItems(one)} />
      {!one.erased && (
        <>
          <h2 className={classes.heading}>Who would look after it</h2>
          <SummaryList items={leadItems(one)} />
        </>
      )}
    </>
  );
}

function Waits({ one, onDecided }: { one: Application; onDecided: (said: string) => void }) {
  const [asked, setAsked] = useState<"approve" | "decline">();
  const refresh = useRefreshApplications();
  const close = () => {
    setAsked(undefined);
    refresh(); // somebody else may have been quicker
  };
  const decided = (said: string) => {
    onDecided(said);
    close();
  };
  return (
    <>
      <Alike likenesses={one.alike} />
      <Group gap="sm" mt="md">
        <Button onClick={() => setAsked("approve")}>Approve</Button>
        <Button variant="default" onClick={() => setAsked("decline")}>
          Decline
        </Button>
      </Group>
      {asked === "approve" && (
        <ApproveDialog
          one={one}
          onDone={() => decided("It has joined, paused. Its lead is e-mailed a link to set a password.")}
          onClose={close}
        />
      )}
      {asked === "decline" && (
        <ReasonDialog
          title={`Decline ${one.name}`}
          meaning="Whoever applied is e-mailed what you write here. They may apply again."
          confirm="Decline and send"
          give={(words) => decline(one, words)}
          onDone={() => decided("It is declined. Whoever applied is e-mailed why.")}
          onClose={close}
        />
      )}
    </>
  );
}

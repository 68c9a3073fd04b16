import { Anchor, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { useOrganisation } from "@/lib/api/organisation";
import { useQuestionsAsked } from "@/lib/api/reference";
import { workingDayCount } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { SuggestChange } from "../suggest/suggest-change";
import { doorsInWords } from "../words";
import { Accepting } from "./accepting";
import { AlsoAsks } from "./also-asks";
import classes from "./directory.module.css";
import { Favourite } from "./favourite";
import { LastChecked } from "./last-checked";
import { Office } from "./office";
import { OpeningTimes } from "./opening-times";
import { Publicity } from "./publicity";
import { TypeChoice } from "./type-choice";

interface Props {
  id: string;
  /** Whether the reader may refer clients at all. */
  maySend: boolean;
  /** Whether the reader decides what is public, of every organisation or of their own. */
  mayPublish?: "all" | "own" | undefined;
  /** Whether the reader says of every organisation what kind it is. */
  mayType?: boolean;
  /** Whether the reader may keep favourites. */
  mayFavour?: boolean;
  maySuggest?: boolean;
}

/** One organisation: whom it helps, how, and how quickly it answers. */
export function Profile({ id, maySend, mayPublish, mayType = false, mayFavour = false, maySuggest = false }: Props) {
  const query = useOrganisation(id);
  if (query.isPending) return <Waiting label="Loading the organisation" />;
  if (!query.data) return <ProblemNotice error={query.error} level={1} onRetry={() => void query.refetch()} />;
  const organisation = query.data;
  const open = maySend && organisation.accepting && !organisation.own;
  return (
    <>
      <p className={classes.back}>
        <Anchor component={Link} to={paths.directory}>
          Directory
        </Anchor>
      </p>
      <PageHeading
        title={organisation.name}
        lead={organisation.summary}
        actions={
          <>
            {mayFavour && <Favourite id={id} favourite={organisation.favourite} />}
            {open && (
              <Button component={Link} to={paths.newReferral} state={{ receiver: id }}>
                Refer to them
              </Button>
            )}
          </>
        }
      />
      <Facts organisation={organisation} />
      {maySuggest && !organisation.own && <SuggestChange organisation={organisation} />}
      <Office organisation={organisation} />
      {(mayPublish === "all" || (mayPublish === "own" && organisation.own)) && (
        <Publicity organisation={organisation} />
      )}
      {mayType && <TypeChoice organisation={organisation} />}
    </>
  );
}

const nations = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
};

function timeToAnswer({ acknowledge_days, decide_days, nation }: OrganisationDetail): string {
  const holidays = `by the bank holidays of ${nations[nation]}`;
  if (!acknowledge_days && !decide_days) return `The network's usual deadlines, ${holidays}`;
  const acknowledge = acknowledge_days ? workingDayCount(acknowledge_days) : "the network's usual time";
  const decide = decide_days ? workingDayCount(decide_days) : "the network's usual time";
  return `Acknowledges within ${acknowledge}, then accepts or declines within ${decide}; ${holidays}`;
}

function Facts({ organisation }: { organisation: OrganisationDetail }) {
  const { data: asked } = useQuestionsAsked([organisation.id], []);
  return (
    <dl className={classes.facts}>
      <Fact name="Referrals">
        <Accepting organisation={organisation} />
      </Fact>
      <Fact name="Kind of organisation">{organisation.type?.label}</Fact>
      <Fact name="Whom they help">{organisation.criteria}</Fact>
      <Fact name="They also ask">{asked && asked.items.length > 0 && <AlsoAsks questions={asked.items} />}</Fact>
      <Fact name="Helps with">{organisation.issues.map((issue) => issue.label).join(", ")}</Fact>
      <Fact name="Areas">{organisation.areas.join(", ")}</Fact>
      <Fact name="Waiting time">{organisation.waiting}</Fact>
      <Fact name="Open">{organisation.opening.length > 0 && <Open organisation={organisation} />}</Fact>
      <Fact name="Access">{organisation.access.map((way) => way.label).join(", ")}</Fact>
      <Fact name="Languages">{organisation.languages}</Fact>
      <Fact name="Time to answer">{timeToAnswer(organisation)}</Fact>
      <Fact name="Telephone">
        {organisation.phone && (
          <Anchor href={`tel:${organisation.phone.replaceAll(" ", "")}`}>{organisation.phone}</Anchor>
        )}
      </Fact>
      <Fact name="E-mail">
        {organisation.email && <Anchor href={`mailto:${organisation.email}`}>{organisation.email}</Anchor>}
      </Fact>
      <Fact name="Website">
        {organisation.website && (
          <Anchor href={organisation.website} rel="noreferrer">
            {organisation.website}
          </Anchor>
        )}
      </Fact>
      <Fact name="Address">{organisation.address}</Fact>
      <Fact name="Last checked">
        <LastChecked organisation={organisation} />
      </Fact>
    </dl>
  );
}

function Open({ organisation }: { organisation: OrganisationDetail }) {
  const now = doorsInWords(organisation);
  return (
    <>
      {now !== "" && <strong>{now}</strong>}
      <OpeningTimes opening={organisation.opening} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children || <span className={classes.none}>Not given</span>}</dd>
    </div>
  );
}

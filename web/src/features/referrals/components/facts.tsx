import { Anchor } from "@mantine/core";
import type { OrganisationContact, Party, Person, ReferralDetail } from "@/lib/api/gen/types.gen";
import { fullMoment } from "@/lib/dates";
import { triesSoFar } from "../tries";
import { Deliveries } from "./deliveries";
import { Links } from "./links";
import { Openings } from "./openings";
import { Part } from "./part";
import classes from "./referral.module.css";

/** What stands beside a referral: the two organisations, who has it, what came of it, its relatives. */
export function Facts({ referral }: { referral: ReferralDetail }) {
  return (
    <aside className={classes.aside} aria-label="About this referral">
      <Organisation
        title="From"
        party={referral.sender}
        contact={referral.sender_contact}
        person={referral.sender_adviser}
      />
      <Organisation title="To" party={referral.receiver} contact={referral.receiver_contact} person={undefined} />
      {referral.next_receivers.length > 0 && (
        <Part title="If nobody answers">{referral.next_receivers.map((one) => one.name).join(", then ")}</Part>
      )}
      <Part title="Assigned to">{referral.assigned_to?.name ?? "Nobody yet"}</Part>
      {referral.outcomes.length > 0 && (
        <Part title="Outcome">
          {referral.outcomes.map((one) => (
            <p key={one.issue.code}>
              {one.issue.label}: <strong>{one.outcome.label}</strong>
            </p>
          ))}
        </Part>
      )}
      {referral.contacts.length > 0 && (
        <Part title="Tries to reach the client" onPaper={false}>
          <ul className={classes.plainList}>
            {referral.contacts.map((one) => (
              <li key={one.at}>
                <strong>{one.reached ? "Reached" : "Not reached"}</strong>{" "}
                <span className={classes.small}>
                  {fullMoment(one.at)}, {one.by.name}
                  {one.words && `: ${one.words}`}
                </span>
              </li>
            ))}
          </ul>
          {referral.status !== "closed" && referral.contact_tries > 0 && (
            <p className={classes.small}>{triesSoFar(referral.contact_tries, referral.tries_left)}</p>
          )}
        </Part>
      )}
      <Lineage referral={referral} />
      <Links title="Forwarded as" links={referral.children} />
      {referral.workflow_url && (
        <Part title="Its clock">
          <Anchor href={referral.workflow_url} target="_blank" rel="noreferrer">
            Open in Temporal UI
          </Anchor>
        </Part>
      )}
      <Openings openings={referral.openings} />
      <Deliveries referral={referral} />
    </aside>
  );
}

/** Where it came from: for people of the network the whole chain, for others what they may see of it. */
function Lineage({ referral: { parent, ancestors, hops } }: { referral: ReferralDetail }) {
  if (ancestors.length === 0) return <Links title="Forwarded from" links={parent ? [parent] : []} />;
  return <Links title={`Forwarded ${hops === 1 ? "once" : `${hops} times`}, from`} links={ancestors} />;
}

interface OrganisationProps {
  title: string;
  party: Party;
  contact: OrganisationContact | undefined;
  person: Person | undefined;
}

function Organisation({ title, party, contact, person }: OrganisationProps) {
  return (
    <Part title={title}>
      <p>{party.name}</p>
      {person && <p className={classes.small}>{person.name}</p>}
      {contact?.phone && <p className={classes.small}>{contact.phone}</p>}
      {contact?.email && (
        <p className={classes.small}>
          <Anchor href={`mailto:${contact.email}`} size="xs">
            {contact.email}
          </Anchor>
        </p>
      )}
    </Part>
  );
}

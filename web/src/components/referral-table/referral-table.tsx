import { type KeyboardEvent, useRef } from "react";
import { Link } from "react-router";
import { TrackRow } from "@/components/track/track";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import { fullMoment, shortDay } from "@/lib/dates";
import { paths } from "@/lib/paths";
import classes from "./referral-table.module.css";

interface Props {
  rows: readonly ReferralRow[];
  caption: string;
  /** Rows that came while the person was looking: marked for a moment. */
  fresh?: ReadonlySet<string> | undefined;
}

/** Referrals, one a row, the whole row to be pressed; on a phone each row is a card. */
export function ReferralTable({ rows, caption, fresh }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const withClient = rows.some((row) => row.client_name !== undefined);
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>("tbody a") ?? [])];
    const at = links.findIndex((link) => link.matches(":focus"));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    links[at + step]?.focus();
  };

  return (
    <table ref={table} className={classes.table} onKeyDown={walk}>
      <caption className="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Number</th>
          {withClient && <th scope="col">Client</th>}
          <th scope="col">From and to</th>
          <th scope="col">Needs help with</th>
          <th scope="col">Sent</th>
          <th scope="col">Where it stands</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} withClient={withClient} fresh={fresh?.has(row.id) ?? false} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, withClient, fresh }: { row: ReferralRow; withClient: boolean; fresh: boolean }) {
  return (
    <tr data-fresh={fresh || undefined}>
      <th scope="row" className={classes.number}>
        <Link to={paths.referral(row.id)} className={classes.link}>
          #{row.number}
        </Link>
        {row.urgent && <span className={classes.urgent}>Urgent</span>}
      </th>
      {withClient && <td className={classes.client}>{row.client_name}</td>}
      <td className={classes.parties}>
        <Parties row={row} />
      </td>
      <td className={classes.issues}>{row.issues.map((issue) => issue.label).join(", ")}</td>
      <td className={classes.sent}>
        <time dateTime={row.sent_at} title={fullMoment(row.sent_at)}>
          {shortDay(row.sent_at)}
        </time>
      </td>
      <td className={classes.track}>
        <TrackRow track={row.track} status={row.status} />
      </td>
    </tr>
  );
}

/** Of the two organisations only the other one says something, unless the reader belongs to neither. */
function Parties({ row }: { row: ReferralRow }) {
  if (row.box === "incoming") return <>from {row.sender.name}</>;
  if (row.box === "outgoing") return <>to {row.receiver.name}</>;
  return (
    <>
      {row.sender.name} to {row.receiver.name}
    </>
  );
}

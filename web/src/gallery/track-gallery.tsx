import { DueText } from "@/components/dates/due-text";
import { WhenText } from "@/components/dates/when-text";
import { TrackHeader, TrackRow } from "@/components/track/track";
import type { Standing } from "@/components/track/track-model";

const now = new Date("2026-11-24T09:00:00Z");
const due = { at: "2026-11-26T23:59:59Z", workingDays: 2, overdue: false };
const soon = { at: "2026-11-25T23:59:59Z", workingDays: 1, overdue: false };
const late = { at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true };
const sent: Standing = { status: "sent", sentAt: "2026-11-23T10:00:00Z", due };
const acknowledged: Standing = { ...sent, status: "acknowledged", acknowledgedAt: "2026-11-23T15:00:00Z" };
const accepted: Standing = { ...acknowledged, status: "accepted", decidedAt: "2026-11-24T08:00:00Z", due: undefined };

const standings: [string, Standing][] = [
  ["Draft", { status: "draft" }],
  ["Sent", sent],
  ["Due soon", { ...sent, due: soon }],
  ["Late", { ...acknowledged, due: late }],
  ["Paused", { ...acknowledged, paused: true }],
  ["Returned", { ...sent, status: "returned", due: undefined }],
  ["Accepted", accepted],
  ["Declined", { ...acknowledged, status: "declined", decidedAt: "2026-11-24T08:00:00Z", due: undefined }],
  ["Closed", { ...accepted, status: "closed", closedAt: "2026-11-24T08:30:00Z" }],
  ["Withdrawn", { ...sent, status: "withdrawn", closedAt: "2026-11-24T08:30:00Z", due: undefined }],
];

/** The track at every stage, and dates in words. */
export function TrackGallery() {
  return (
    <>
      <h2>Track in a row</h2>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 32 }}>
        {standings.map(([name, standing]) => (
          <div key={name}>
            <p style={{ margin: "0 0 4px" }}>{name}</p>
            <TrackRow standing={standing} now={now} />
          </div>
        ))}
      </div>
      <h2>Track as a header</h2>
      {standings.map(([name, standing]) => (
        <div key={name} style={{ marginBottom: 24 }}>
          <p style={{ margin: "0 0 4px" }}>{name}</p>
          <TrackHeader standing={standing} now={now} />
        </div>
      ))}
      <h2>Dates</h2>
      <ul>
        {[due, soon, late].map((one) => (
          <li key={one.at}>
            <DueText due={one} now={now} />
          </li>
        ))}
        <li>
          Sent <WhenText at="2026-11-24T08:10:00Z" now={now} />
        </li>
      </ul>
    </>
  );
}

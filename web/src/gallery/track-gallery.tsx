import { DueText } from "@/components/dates/due-text";
import { WhenText } from "@/components/dates/when-text";
import { TrackHeader, TrackRow } from "@/components/track/track";
import { stages } from "@/testing/tracks";

const now = new Date("2026-11-24T09:00:00Z");
const due = { at: "2026-11-26T23:59:59Z", workingDays: 2, overdue: false };
const soon = { at: "2026-11-25T23:59:59Z", workingDays: 1, overdue: false };
const late = { at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true };
/** The track at every stage, and dates in words. */
export function TrackGallery() {
  return (
    <>
      <h2>Track in a row</h2>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 32 }}>
        {Object.entries(stages).map(([name, stage]) => (
          <div key={name}>
            <p style={{ margin: "0 0 4px" }}>{name}</p>
            <TrackRow {...stage} now={now} />
          </div>
        ))}
      </div>
      <h2>Track as a header</h2>
      {Object.entries(stages).map(([name, stage]) => (
        <div key={name} style={{ marginBottom: 24 }}>
          <p style={{ margin: "0 0 4px" }}>{name}</p>
          <TrackHeader {...stage} now={now} />
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

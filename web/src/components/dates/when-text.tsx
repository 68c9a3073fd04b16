import { fullMoment, whenWords } from "@/lib/dates";

/** When something happened, as a person says it; the exact time on hover. */
export function WhenText({ at, now = new Date() }: { at: string; now?: Date }) {
  return (
    <time dateTime={at} title={fullMoment(at)}>
      {whenWords(at, now)}
    </time>
  );
}

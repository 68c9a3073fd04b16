const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
const whole = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "Fri 25 December", in a list of one year. */
export function dayInWords(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`)).replace(",", "");
}

/** "Friday 25 December 2026". */
export function wholeDay(date: string): string {
  return whole.format(new Date(`${date}T00:00:00Z`)).replace(",", "");
}

/** The nations as a form offers them. */
export const nations = [
  { value: "england-and-wales", label: "England and Wales" },
  { value: "scotland", label: "Scotland" },
  { value: "northern-ireland", label: "Northern Ireland" },
] as const;

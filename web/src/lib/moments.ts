const zone = "Europe/London";
const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

/** "2026-11-24T09:15": a moment in the United Kingdom, as a date and time field takes it. */
export function londonInput(at: Date): string {
  return parts.format(at).replace(" ", "T");
}

/** The moment of what stands in such a field, as the API takes it; undefined when it is none. */
export function londonMoment(typed: string): string | undefined {
  const asUTC = new Date(`${typed}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) || Number.isNaN(asUTC.getTime())) return undefined;
  // The field's time is UTC plus what the clocks are ahead at that moment.
  const ahead = new Date(`${londonInput(asUTC)}:00Z`).getTime() - asUTC.getTime();
  return new Date(asUTC.getTime() - ahead).toISOString();
}

/** "2026-11-24": today in the United Kingdom. */
export function londonToday(now: Date): string {
  return londonInput(now).slice(0, 10);
}

/** Days and times as people say them, always in the United Kingdom, wherever the browser is. */
const zone = "Europe/London";

const formats = {
  day: new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long" }),
  year: new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric" }),
  short: new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short" }),
  date: new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "long", year: "numeric" }),
  time: new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  key: new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }),
};

const aDay = 86_400_000;

/** What is left until a due moment. The server counts the working days; the browser has no calendar. */
export interface Due {
  at: string;
  workingDays: number;
  overdue: boolean;
}

/** "2026-11-26", to compare two moments by their day in the United Kingdom. */
function dayKey(at: Date): string {
  return formats.key.format(at);
}

/** "Thursday 26 November", with the year where it is another one. */
export function longDay(at: string, now: Date): string {
  const when = new Date(at);
  const day = formats.day.format(when).replace(",", "");
  const year = formats.year.format(when);
  return year === formats.year.format(now) ? day : `${day} ${year}`;
}

/** "Thu 26 Nov", where there is little room. */
export function shortDay(at: string): string {
  return formats.short.format(new Date(at)).replace(",", "");
}

/** "Thu 26 Nov", with the year where it is another one: for lists that reach back. */
export function shortDate(at: string, now: Date): string {
  const year = formats.year.format(new Date(at));
  return year === formats.year.format(now) ? shortDay(at) : `${shortDay(at)} ${year}`;
}

/** "26 November 2026", for a date of birth or a letter. */
export function plainDate(at: string): string {
  return formats.date.format(new Date(at));
}

/** "10:42". */
export function clockTime(at: string | Date): string {
  return formats.time.format(new Date(at));
}

/** "Thursday 26 November 2026, 10:42": everything, for a tooltip or the history. */
export function fullMoment(at: string): string {
  const when = new Date(at);
  return `${formats.day.format(when).replace(",", "")} ${formats.year.format(when)}, ${formats.time.format(when)}`;
}

/** "today at 10:42", "yesterday at 16:05", or the day alone when it is longer ago. */
export function whenWords(at: string, now: Date): string {
  const when = new Date(at);
  if (dayKey(when) === dayKey(now)) return `today at ${clockTime(when)}`;
  if (dayKey(when) === dayKey(new Date(now.getTime() - aDay))) return `yesterday at ${clockTime(when)}`;
  return longDay(at, now);
}

/** "today 13:30", "tomorrow 09:00", "Monday 09:00", "Monday 14 December 09:00": when something is to come. */
export function comingWords(at: string, now: Date): string {
  const when = new Date(at);
  const day = longDay(at, now);
  const daysAway = (Date.parse(dayKey(when)) - Date.parse(dayKey(now))) / aDay;
  const near = ["today", "tomorrow"][daysAway] ?? (daysAway < 7 ? day.split(" ")[0] : day);
  return `${near} ${clockTime(when)}`;
}

/** "1 working day", "2 working days". */
export function workingDayCount(days: number): string {
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** "due Thursday 26 November, in 2 working days", "3 working days late". */
export function dueWords(due: Due, now: Date): string {
  const day = longDay(due.at, now);
  const late = Math.abs(due.workingDays);
  if (due.overdue) {
    return late === 0 ? `late, it was due ${day}` : `${workingDayCount(late)} late, it was due ${day}`;
  }
  if (dayKey(new Date(due.at)) === dayKey(now)) return `due today, ${day}`;
  if (due.workingDays <= 0) return `due ${day}`;
  return `due ${day}, in ${workingDayCount(due.workingDays)}`;
}

/** "due Thu 26 Nov", "due today", "3 days late": the same in a table row. */
export function dueWordsShort(due: Due, now: Date): string {
  const late = Math.abs(due.workingDays);
  if (due.overdue) return late === 0 ? "late" : `${late} ${late === 1 ? "day" : "days"} late`;
  if (dayKey(new Date(due.at)) === dayKey(now)) return "due today";
  return `due ${shortDay(due.at)}`;
}

/** Whether a working day or less is left. */
export function dueSoon(due: Due): boolean {
  return !due.overdue && due.workingDays <= 1;
}

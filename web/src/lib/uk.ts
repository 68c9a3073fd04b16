/** What is typed in the United Kingdom: postcodes, telephone numbers, dates in three fields. */
const postcode =
  /^(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2})$/;

/** "nr13ab" becomes "NR1 3AB"; what is no postcode comes back as it was typed. */
export function tidyPostcode(typed: string): string {
  const packed = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const spaced = `${packed.slice(0, -3)} ${packed.slice(-3)}`;
  return postcode.test(spaced) ? spaced : typed.trim();
}

export function isPostcode(typed: string): boolean {
  return postcode.test(tidyPostcode(typed));
}

/** Whether it could be a telephone number: ten or eleven digits in the United Kingdom, or any with a country's code. */
export function isPhone(typed: string): boolean {
  const digits = typed.replace(/[\s().-]/g, "");
  return /^0[1-9][0-9]{8,9}$/.test(digits) || /^(\+|00)[1-9][0-9]{6,14}$/.test(digits);
}

/** "07700900123" becomes "07700 900123"; other numbers come back as they were typed. */
export function tidyPhone(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, "");
  return /^0[1-9][0-9]{9}$/.test(digits) ? `${digits.slice(0, 5)} ${digits.slice(5)}` : typed.trim();
}

/** A date as it is typed: three fields, each of which may still be empty. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export const noDate: TypedDate = { day: "", month: "", year: "" };

/** What is wrong with a typed date of the past, in words; undefined when it is right or empty. */
export function pastDateProblem(typed: TypedDate, today: Date): string | undefined {
  const missing = [typed.day || "a day", typed.month || "a month", typed.year || "a year"].filter((part) =>
    part.startsWith("a "),
  );
  if (missing.length === 3) return undefined;
  if (missing.length > 0) return `The date must include ${missing.join(" and ")}`;
  const iso = isoDate(typed);
  if (!iso) return "Enter a real date, such as 27 3 1985";
  if (iso > today.toISOString().slice(0, 10)) return "The date must be in the past";
  return Number(typed.year) < 1900 ? "Enter all four figures of the year, such as 1985" : undefined;
}

/** "1985-03-27", or undefined when there is no such day. */
export function isoDate({ day, month, year }: TypedDate): string | undefined {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{1,4}$/.test(year.trim()))
    return undefined;
  const iso = [year.trim().padStart(4, "0"), month.trim().padStart(2, "0"), day.trim().padStart(2, "0")].join("-");
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : undefined;
}

/** The three fields of "1985-03-27". */
export function typedDate(iso: string | null | undefined): TypedDate {
  const [year = "", month = "", day = ""] = (iso ?? "").split("-");
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

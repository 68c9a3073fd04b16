import type { Page } from "@playwright/test";
import { expect } from "./story";

/** A client whose name is found nowhere else: what must not leave Onward is searched for by it. */
export function invented(name: string): { first: string; surname: string } {
  const tail = Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");
  return { first: "Wilhelmina", surname: `${name}${tail}` };
}

export const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** Types a date into the three fields of a group. */
export async function typeDate(page: Page, group: string, [day, month, year]: [string, string, string]): Promise<void> {
  const fields = page.getByRole("group", { name: group, exact: true });
  await fields.getByRole("textbox", { name: "Day" }).fill(day);
  await fields.getByRole("textbox", { name: "Month" }).fill(month);
  await fields.getByRole("textbox", { name: "Year" }).fill(year);
}

/** Chooses a receiver by type-ahead. */
export async function chooseReceiver(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Organisations" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(page.getByRole("list", { name: "Chosen" })).toContainText(name);
  await expect(page.getByRole("option").first(), "the list gives way to what stands below").toBeHidden();
}

/** Today, and a day in a month or so, as typed. */
export function typedDay(daysFromNow: number): [string, string, string] {
  const at = new Date(Date.now() + daysFromNow * 86_400_000);
  return [`${at.getDate()}`, `${at.getMonth() + 1}`, `${at.getFullYear()}`];
}

/** The client's permission, read to them and given. */
export async function consent(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "The client agreed" }).check();
  await page.getByRole("radio", { name: "Spoken" }).check();
  await typeDate(page, "When did they agree?", typedDay(0));
  await page.getByRole("checkbox", { name: /^The client agreed that/ }).check();
}

/** Begins a referral through the API, with nothing missing, where the story is about what comes after. */
export async function begin(page: Page, receiver: string, client: { first: string; surname: string }, urgent = false): Promise<Begun> {
  const api = page.context().request;
  const find = await api.get("/api/v1/organisations", { params: { search: receiver } });
  expect(find.status()).toBe(200);
  const { items } = (await find.json()) as { items: { id: string; name: string }[] };
  const to = items.find((one) => one.name === receiver)?.id ?? "";
  const made = await api.post("/api/v1/drafts", { data: bodyOf(client, to, urgent), headers: { "Idempotency-Key": crypto.randomUUID() } });
  expect(made.status(), await made.text()).toBe(201);
  const { id, version, problems } = (await made.json()) as Begun & { problems: unknown[] };
  expect(problems).toEqual([]);
  return { id, version };
}

/** Sends a referral through the API, where the story is about what comes after. */
export async function send(page: Page, receiver: string, client: { first: string; surname: string }, urgent = false): Promise<Sent> {
  const { id, version } = await begin(page, receiver, client, urgent);
  const api = page.context().request;
  const sent = await api.post(`/api/v1/drafts/${id}/send`, { data: { version }, headers: { "Idempotency-Key": crypto.randomUUID() } });
  expect(sent.status(), await sent.text()).toBeLessThan(300);
  const { referrals } = (await sent.json()) as { referrals: Sent[] };
  const [one] = referrals;
  if (!one) throw new Error("nothing was sent");
  return one;
}

export interface Begun {
  readonly id: string;
  readonly version: number;
}

export interface Sent {
  readonly id: string;
  readonly number: number;
}

function bodyOf({ first, surname }: { first: string; surname: string }, to: string, urgent: boolean) {
  const none = { title: "", gender: "", ethnicity: "", disability: "", language: "" };
  const address = { line_1: "14 Staithe Lane", line_2: "", town: "Marram City", county: "", postcode: "NR1 3AB" };
  return {
    copy_sender: true,
    receivers: [to],
    form: {
      client: { ...none, first_name: first, last_name: surname, needs_interpreter: false, address },
      contact: { phone: "01632 960123", other_phone: "", email: "", voicemail: true, safe_times: "", do_not_contact: false, safety: "" },
      need: {
        reason: "Council tax arrears since the spring; a bailiff has written twice.",
        wanted: "To keep the car, which is needed for work.",
        others_involved: "", other_referrals: "", still_doing: "", risks: "", support: "",
        urgent, issues: ["debt", "housing"], key_dates: [],
      },
      consent: { basis: "consent", given: true, how: "spoken", on: new Date().toISOString().slice(0, 10), wording: "Do you agree?", why: "", to: [to] },
    },
  };
}

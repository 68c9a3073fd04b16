import type { Answer, Choice, Form, Reference } from "@/lib/api/gen/types.gen";
import { longDay, plainDate } from "@/lib/dates";

/** One answer of a form, as it is read. */
export interface FormItem {
  term: string;
  value: string;
}

function labelOf(choices: readonly Choice[] | undefined, code: string | undefined): string {
  return choices?.find((choice) => choice.code === code)?.label ?? code ?? "";
}

const yesOrNo = (answer: boolean) => (answer ? "Yes" : "No");
const hows: Record<string, string> = { spoken: "Spoken", written: "Written" };

export function clientItems({ client }: Form): FormItem[] {
  const { address } = client;
  const lines = [address.line_1, address.line_2, address.town, address.county, address.postcode].filter(Boolean);
  return [
    { term: "Name", value: [client.title, client.first_name, client.last_name].filter(Boolean).join(" ") },
    { term: "Date of birth", value: client.date_of_birth ? plainDate(client.date_of_birth) : "" },
    { term: "Gender", value: client.gender },
    { term: "Ethnicity", value: client.ethnicity },
    { term: "Disability or health", value: client.disability },
    { term: "Language", value: client.language },
    { term: "Interpreter", value: client.needs_interpreter ? "Needed" : "" },
    { term: "Address", value: lines.join("\n") },
  ];
}

export function contactItems({ contact }: Form, reference: Reference | undefined): FormItem[] {
  return [
    { term: "Telephone", value: contact.phone },
    { term: "Another telephone", value: contact.other_phone },
    { term: "A message may be left", value: yesOrNo(contact.voicemail) },
    { term: "E-mail", value: contact.email },
    { term: "Preferred way", value: labelOf(reference?.channels, contact.preferred) },
    { term: "Safe times", value: contact.safe_times },
    { term: "May be contacted directly", value: yesOrNo(!contact.do_not_contact) },
    { term: "To know before contacting", value: contact.safety },
  ];
}

export function needItems({ need }: Form, reference: Reference | undefined): FormItem[] {
  const dates = need.key_dates.map((date) => `${longDay(`${date.on}T12:00:00Z`, new Date())}: ${date.what}`);
  return [
    { term: "Needs help with", value: need.issues.map((code) => labelOf(reference?.issues, code)).join("\n") },
    { term: "Why, and what happened", value: need.reason },
    { term: "What the client wants", value: need.wanted },
    { term: "Key dates", value: dates.join("\n") },
    { term: "Urgent", value: need.urgent ? "Yes" : "" },
    { term: "Others involved", value: need.others_involved },
    { term: "Other referrals made", value: need.other_referrals },
    { term: "What the sender still does", value: need.still_doing },
    { term: "Risks", value: need.risks },
    { term: "Needs and support", value: need.support },
  ];
}

/** What receivers asked beyond the form; in a draft, only what those now chosen ask. */
export function answerItems({ answers = [] }: Form): FormItem[] {
  return answers.filter((one) => one.asked).map((one) => ({ term: one.asked ?? "", value: answerWords(one) }));
}

function answerWords({ kind, values }: Answer): string {
  switch (kind) {
    case "date":
      return values.map(plainDate).join(", ");
    case "yes_no":
      return values.map((value) => yesOrNo(value === "yes")).join(", ");
    default:
      return values.join("\n");
  }
}

export function consentItems({ consent }: Form, reference: Reference | undefined): FormItem[] {
  return [
    { term: "Lawful basis", value: labelOf(reference?.bases, consent.basis) },
    { term: "When", value: consent.on ? plainDate(consent.on) : "" },
    ...(consent.basis === "consent"
      ? [
          { term: "The client agreed", value: yesOrNo(consent.given) },
          { term: "How", value: hows[consent.how ?? ""] ?? "" },
          { term: "The words read to them", value: consent.wording },
        ]
      : [{ term: "Why without consent", value: consent.why }]),
  ];
}

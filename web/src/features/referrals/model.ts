import type { CloseBody, ContactBody, DeclineBody, Form, ReferralDetail } from "@/lib/api/gen/types.gen";
import { longDay } from "@/lib/dates";

/** The commands whose form is words for the other side. */
export type WordsKind =
  | "return"
  | "send"
  | "withdraw"
  | "undo"
  | "stop-clock"
  | "restart-clock"
  | "no-further-referral";

/** One change that a person wants, with what its form asked for. */
export type CommandRequest =
  | { kind: "acknowledge" | "accept" }
  | { kind: WordsKind; words: string; remedy?: string }
  | ({ kind: "decline" } & Omit<DeclineBody, "version">)
  | ({ kind: "close" } & Omit<CloseBody, "version">)
  | ({ kind: "record-contact" } & Omit<ContactBody, "version">)
  | { kind: "extend-clock"; days: number; words: string }
  | { kind: "assign"; assignee: string | undefined }
  | { kind: "add-note"; text: string; private: boolean; notify: string[] }
  | { kind: "delete-note"; note_id: string }
  | { kind: "add-file"; file: string; notify: string[] }
  | { kind: "remove-file"; file: string };

const wordsKinds: readonly string[] = [
  "return",
  "send",
  "withdraw",
  "undo",
  "stop-clock",
  "restart-clock",
  "no-further-referral",
];

export function isWordsKind(kind: string): kind is WordsKind {
  return wordsKinds.includes(kind);
}

/** Something that must be read before any number or address. */
export interface Alert {
  title: string;
  text: string;
}

/** Risk and safe contact, in the order in which they matter. */
export function alertsOf(form: Form, sender: string, now: Date): Alert[] {
  const { contact, need, client } = form;
  const dates = need.key_dates.map(({ what, on }) => `${longDay(`${on}T12:00:00Z`, now)}: ${what}`);
  const alerts: (Alert | false)[] = [
    contact.do_not_contact && { title: "Do not contact the client directly", text: `Reach them through ${sender}.` },
    contact.safety !== "" && { title: "Before you make contact", text: contact.safety },
    need.risks !== "" && { title: "Risk", text: need.risks },
    dates.length > 0 && { title: "Dates that cannot be missed", text: dates.join("\n") },
    !contact.voicemail && {
      title: "Do not leave a message",
      text: "Not on voicemail, and not with anybody who answers.",
    },
    contact.safe_times !== "" && { title: "Only at these times", text: contact.safe_times },
    client.needs_interpreter && {
      title: "An interpreter is needed",
      text: client.language === "" ? "The language was not given." : client.language,
    },
  ];
  return alerts.filter((alert) => alert !== false);
}

/** Commands with a place of their own on the page, which are therefore not in the menu. */
const elsewhere = ["add-note", "delete-note", "add-file", "remove-file"];

/**
 * What the actions menu offers: what is allowed, but for the one next step and what has its own place. The step after a
 * return is to amend, so that sending it again as it was stays in the menu.
 */
export function menuOf(referral: ReferralDetail): string[] {
  const primary = primaryOf(referral);
  return referral.allowed_commands.filter((kind) => (kind !== primary || kind === "send") && !elsewhere.includes(kind));
}

/** The one next step, when it is the reader's to take. */
export function primaryOf({ next_step, allowed_commands }: ReferralDetail): string | undefined {
  return next_step.you && allowed_commands.includes(next_step.command) ? next_step.command : undefined;
}

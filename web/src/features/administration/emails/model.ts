import type { Email, ListEmailsData } from "@/lib/api/gen/types.gen";

/** What is looked for; empty is no restriction. None of it is personal, so that it may stand in the address. */
export interface EmailFilter {
  state: string;
  letter: string;
  organisation: string;
  number: string;
  from: string;
  until: string;
}

type Asked = NonNullable<ListEmailsData["query"]>;
type State = Email["state"];

/** What each state is called, and what it means for whoever looks after the network. */
export const states: Record<State, { word: string; meaning: string }> = {
  due: { word: "Waiting", meaning: "It goes out at its time." },
  sending: { word: "Being sent", meaning: "" },
  sent: { word: "Handed over", meaning: "The mail service has it, and has not said more yet." },
  delivered: { word: "Delivered", meaning: "" },
  needless: { word: "Not needed", meaning: "What it would have said no longer held when its time came." },
  bounced: {
    word: "Refused",
    meaning: "The address takes no e-mail. Ask for another, correct it, then send this again.",
  },
  failed: { word: "Not sent", meaning: "It could not be handed over. Send it again, or tell them by telephone." },
  ambiguous: { word: "Not known", meaning: "It may or may not have arrived. Ask them before you send it again." },
};

/** The reasons that the mail service and Onward give, in words. */
export const reasons: Record<string, string> = {
  no_address: "no address is known",
  cannot_be_written: "it could not be written",
  refused: "the mail service refused it",
  gave_up: "the mail service did not take it for a day",
  bounced: "the address does not exist, or its server refused it",
  blocked: "the server of the address blocked it",
  dropped: "the mail service dropped it: the address refused e-mail before",
  spam: "it was reported as spam",
};

const stateCodes: readonly (State | "undelivered")[] = [
  "undelivered",
  "due",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "failed",
  "ambiguous",
  "needless",
];

export function stateChoices(): { value: string; label: string }[] {
  const label = (code: State | "undelivered") => (code === "undelivered" ? "Did not arrive" : states[code].word);
  return [{ value: "", label: "Any" }, ...stateCodes.map((code) => ({ value: code, label: label(code) }))];
}

export function filterIn(address: URLSearchParams): EmailFilter {
  const at = (name: string) => address.get(name) ?? "";
  return {
    state: at("state"),
    letter: at("letter"),
    organisation: at("organisation"),
    number: at("number"),
    from: at("from"),
    until: at("until"),
  };
}

/** Only what narrows the list. */
export function addressOf(filter: EmailFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

export function queryOf(filter: EmailFilter): Asked {
  const number = Number(filter.number.replace(/\D/g, ""));
  const state = stateCodes.find((one) => one === filter.state);
  return {
    ...(state && { state }),
    ...(filter.letter !== "" && { letter: filter.letter }),
    ...(filter.organisation !== "" && { organisation: filter.organisation }),
    ...(number > 0 && { number }),
    ...(filter.from !== "" && { from: filter.from }),
    ...(filter.until !== "" && { until: filter.until }),
  };
}

import type { Question, Reference, Without } from "@/lib/api/gen/types.gen";

export type Status = NonNullable<Question["status"]>[number];
export type Result = NonNullable<Question["result"]>[number];

/** A question as the form holds it: nothing is absent. */
export type Asked = Required<Omit<Question, "urgent" | "overdue" | "sent_by" | "forwarded">> & {
  urgent: boolean;
  overdue: boolean;
};

export const blank: Asked = {
  text: "",
  box: "",
  status: [],
  result: [],
  urgent: false,
  overdue: false,
  from: [],
  to: [],
  issue: "",
  sent_from: "",
  sent_to: "",
  assigned: "",
  order: "newest",
};

const statuses: readonly Status[] = ["sent", "acknowledged", "returned", "accepted", "declined", "closed", "withdrawn"];
const results: readonly Result[] = ["successful", "unsuccessful", "accepted", "no_further_referral", "no_response"];

export const isStatus = (text: string): text is Status => statuses.some((one) => one === text);
export const isResult = (text: string): text is Result => results.some((one) => one === text);
export const boxOf = (text: string): Asked["box"] => (text === "incoming" || text === "outgoing" ? text : "");
export const orderOf = (text: string): Asked["order"] => (text === "due" ? "due" : "newest");

/** What an address says of a question. A name or a number never stands there. */
export function askedBy(address: URLSearchParams, text: string): Asked {
  const list = (name: string) => (address.get(name) ?? "").split(",").filter((part) => part !== "");
  const one = (name: string) => address.get(name) ?? "";
  return {
    text,
    box: boxOf(one("box")),
    status: list("status").filter(isStatus),
    result: list("result").filter(isResult),
    urgent: one("urgent") === "yes",
    overdue: one("overdue") === "yes",
    from: list("from"),
    to: list("to"),
    issue: one("issue"),
    sent_from: one("sent_from"),
    sent_to: one("sent_to"),
    assigned: one("assigned"),
    order: orderOf(one("order")),
  };
}

/** The address of a question, without what is personal; what is usual is not written. */
export function addressOf(asked: Asked): URLSearchParams {
  const written: [string, string][] = [
    ["box", asked.box],
    ["status", asked.status.join(",")],
    ["result", asked.result.join(",")],
    ["urgent", asked.urgent ? "yes" : ""],
    ["overdue", asked.overdue ? "yes" : ""],
    ["from", asked.from.join(",")],
    ["to", asked.to.join(",")],
    ["issue", asked.issue],
    ["sent_from", asked.sent_from],
    ["sent_to", asked.sent_to],
    ["assigned", asked.assigned],
    ["order", asked.order === "due" ? "due" : ""],
  ];
  return new URLSearchParams(written.filter(([, value]) => value !== ""));
}

/** What the server is asked: only what narrows. */
export function questionOf(asked: Asked): Question {
  return {
    order: asked.order,
    ...(asked.text !== "" && { text: asked.text }),
    ...(asked.box !== "" && { box: asked.box }),
    ...(asked.status.length > 0 && { status: asked.status }),
    ...(asked.result.length > 0 && { result: asked.result }),
    ...(asked.urgent && { urgent: true }),
    ...(asked.overdue && { overdue: true }),
    ...(asked.from.length > 0 && { from: asked.from }),
    ...(asked.to.length > 0 && { to: asked.to }),
    ...(asked.issue !== "" && { issue: asked.issue }),
    ...(asked.sent_from !== "" && { sent_from: asked.sent_from }),
    ...(asked.sent_to !== "" && { sent_to: asked.sent_to }),
    ...(asked.assigned !== "" && { assigned: asked.assigned }),
  };
}

/** A question that was kept, as the form holds it. */
export function askedAs(kept: Question): Asked {
  return { ...blank, ...kept, urgent: kept.urgent ?? false, overdue: kept.overdue ?? false };
}

/** A question in a few words, for a list of them. */
export function wordsOf(question: Question, reference: Reference | undefined): string {
  const labels = (codes: readonly string[] | undefined, from: readonly { code: string; label: string }[] | undefined) =>
    (codes ?? []).map((code) => from?.find((one) => one.code === code)?.label ?? code).join(" or ");
  const count = (ids: readonly string[] | undefined, word: string) =>
    ids?.length ? `${word} ${ids.length === 1 ? "one organisation" : `${ids.length} organisations`}` : "";
  const parts = [
    question.text ? `“${question.text}”` : "",
    question.box === "incoming" ? "received" : question.box === "outgoing" ? "sent by us" : "",
    labels(question.status, reference?.statuses),
    labels(question.result, reference?.results),
    question.urgent ? "urgent" : "",
    question.overdue ? "overdue" : "",
    count(question.from, "from"),
    count(question.to, "to"),
    labels(question.issue ? [question.issue] : [], reference?.issues),
    question.sent_from ? `sent since ${question.sent_from}` : "",
    question.sent_to ? `sent until ${question.sent_to}` : "",
    question.assigned === "me" ? "assigned to me" : "",
    question.assigned === "nobody" ? "assigned to nobody" : "",
    question.assigned && !["me", "nobody"].includes(question.assigned) ? "assigned to a colleague" : "",
  ].filter((part) => part !== "");
  return parts.join(", ") || "All referrals";
}

/** A question without one of its filters, as the server names them. */
export function without(asked: Asked, filter: Without["filter"]): Asked {
  if (filter === "sent_by" || filter === "forwarded") return asked; // this form does not ask for it
  if (filter === "number" || filter === "surname") return { ...asked, text: "" };
  if (filter === "sent") return { ...asked, sent_from: "", sent_to: "" };
  return { ...asked, [filter]: blank[filter] };
}

/** How many there are, in words. */
export function countWords(total: number, more: boolean): string {
  if (more) return `more than ${total.toLocaleString("en-GB")} referrals`;
  return total === 1 ? "1 referral" : `${total.toLocaleString("en-GB")} referrals`;
}

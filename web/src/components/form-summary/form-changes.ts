import type { Form, Reference } from "@/lib/api/gen/types.gen";
import { answerItems, clientItems, consentItems, contactItems, type FormItem, needItems } from "./form-words";

/** One answer of a form that is another than it was. */
export interface Change {
  term: string;
  before: string;
  after: string;
}

const everything = (form: Form, reference: Reference | undefined): FormItem[] => [
  ...needItems(form, reference),
  ...answerItems(form),
  ...clientItems(form),
  ...contactItems(form, reference),
  ...consentItems(form, reference),
];

/** What reads differently in the later form, in the order in which a referral is read. */
export function changesBetween(before: Form, after: Form, reference: Reference | undefined): Change[] {
  const was = new Map(everything(before, reference).map(({ term, value }) => [term, value]));
  const is = new Map(everything(after, reference).map(({ term, value }) => [term, value]));
  const terms = [...is.keys(), ...[...was.keys()].filter((term) => !is.has(term))];
  return terms
    .map((term) => ({ term, before: was.get(term) ?? "", after: is.get(term) ?? "" }))
    .filter((one) => one.before !== one.after);
}

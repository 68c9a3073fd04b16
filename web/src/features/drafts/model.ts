import type { DefaultTexts, Draft, DraftBody, FieldProblem } from "@/lib/api/gen/types.gen";

/** A referral that nobody has begun to write: it starts with the default texts of its organisation. */
export function blankDraft(wording: string, texts?: DefaultTexts): DraftBody {
  const address = { line_1: "", line_2: "", town: "", county: "", postcode: "" };
  return {
    copy_sender: false,
    files: [],
    receivers: [],
    form: {
      client: {
        title: "",
        first_name: "",
        last_name: "",
        gender: "",
        ethnicity: "",
        disability: "",
        language: "",
        needs_interpreter: false,
        address,
      },
      contact: {
        phone: "",
        other_phone: "",
        email: "",
        voicemail: false,
        safe_times: "",
        do_not_contact: false,
        safety: "",
      },
      need: {
        reason: "",
        wanted: "",
        others_involved: "",
        other_referrals: "",
        still_doing: "",
        risks: "",
        support: "",
        ...texts,
        urgent: false,
        issues: [],
        key_dates: [],
      },
      consent: { given: false, wording, why: "", to: [] },
    },
  };
}

/** What of a saved draft is sent back when it is saved again. */
export function bodyOf({ form, receivers, copy_sender, attached, next_receivers = [] }: Draft): DraftBody {
  return { form, receivers, copy_sender, next_receivers, files: attached.map((file) => file.id) };
}

/** Whom to try if nobody answers: only where there is one receiver, and so somebody to try instead of. */
export function nextOf({ receivers, next_receivers = [] }: DraftBody): readonly string[] {
  return receivers.length === 1 ? next_receivers : [];
}

/** The sections of the form, in order, and the fields that belong to each. */
export const sections = [
  { id: "client", title: "The person", fields: ["client."] },
  { id: "contact", title: "How to reach them", fields: ["contact."] },
  {
    id: "need",
    title: "Why, and what is wanted",
    fields: ["need.issues", "need.reason", "need.wanted", "need.key_dates", "need.urgent"],
  },
  { id: "support", title: "Risks, needs and others", fields: ["need."] },
  { id: "files-section", title: "Files", fields: ["files"] },
  { id: "receivers-section", title: "Who should receive it", fields: ["receivers", "next_receivers", "answers."] },
  { id: "consent", title: "Permission to share", fields: ["consent."] },
] as const;

export type SectionId = (typeof sections)[number]["id"];

/** The section in which a field stands. */
export function sectionOf(field: string): SectionId | undefined {
  return sections.find((section) => section.fields.some((start) => field.startsWith(start)))?.id;
}

/** What is missing, in the order in which the form asks for it. */
export function inFormOrder(problems: readonly FieldProblem[]): FieldProblem[] {
  const asked = sections.flatMap((section) => [...section.fields]);
  const place = ({ field }: FieldProblem) => asked.findIndex((start) => field.startsWith(start));
  return [...problems].sort((one, other) => place(one) - place(other));
}

/** Whether anything of a section was filled in. */
function begun(id: SectionId, body: DraftBody): boolean {
  const { client, contact, need, consent } = body.form;
  switch (id) {
    case "client":
      return client.first_name !== "" || client.last_name !== "";
    case "contact":
      return contact.phone !== "" || contact.email !== "" || contact.safety !== "";
    case "need":
      return need.issues.length > 0 || need.reason !== "" || need.wanted !== "";
    case "support":
      return [need.risks, need.support, need.others_involved, need.other_referrals, need.still_doing].some(
        (text) => text !== "",
      );
    case "files-section":
      return (body.files ?? []).length > 0;
    case "receivers-section":
      return body.receivers.length > 0;
    case "consent":
      return consent.given || (consent.basis ?? "") !== "";
  }
}

/** How far each section is: nothing typed yet, something missing, or complete as far as the server knows. */
export function progressOf(body: DraftBody, problems: readonly FieldProblem[]) {
  return sections.map(({ id, title }) => {
    const lacks = problems.some((problem) => sectionOf(problem.field) === id);
    const state = !begun(id, body) ? ("empty" as const) : lacks ? ("missing" as const) : ("complete" as const);
    return { id, title, state };
  });
}

import type { Draft, Form, Reference, ReferralDetail, ReferralRow, Session } from "@/lib/api/gen/types.gen";
import { stages, track } from "./tracks.ts";

const norwich = { id: "o1", slug: "norwich-debt-advice", name: "Norwich Debt Advice" };
const fenland = { id: "o2", slug: "fenland-housing-aid", name: "Fenland Housing Aid" };
const amina = { id: "u1", name: "Amina K.", organisation: norwich.name };
const tom = { id: "u2", name: "Tom B.", organisation: fenland.name };
const debt = { code: "debt", label: "Debt" };
const housing = { code: "housing", label: "Housing and homelessness" };

/** An adviser of the receiving organisation. */
export const session: Session = {
  user: { id: "u1", username: "akhan", name: "Amina Khan" },
  acting_for: { id: "m1", role: "adviser", organisation: norwich },
  memberships: [
    { id: "m1", role: "adviser", organisation: norwich },
    { id: "m2", role: "lead", organisation: fenland },
  ],
  permissions: ["create-draft", "list-referrals", "dashboard", "list-organisations"],
  network: { name: "Norfolk", demo: true, password_min_length: 8 },
  notices: [],
  idle_seconds: 3600,
  expires_at: "2026-11-24T18:00:00Z",
};

/** An empty form, as a new draft has it. */
export const emptyForm: Form = {
  client: {
    title: "",
    first_name: "",
    last_name: "",
    gender: "",
    ethnicity: "",
    disability: "",
    language: "",
    needs_interpreter: false,
    address: { line_1: "", line_2: "", town: "", county: "", postcode: "" },
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
    urgent: false,
    issues: [],
    key_dates: [],
  },
  consent: { given: false, wording: "", why: "", to: [] },
};

/** A form as somebody filled it in. */
export const form: Form = {
  client: {
    ...emptyForm.client,
    title: "Mrs",
    first_name: "Sofia",
    last_name: "Marlowe",
    date_of_birth: "1985-03-27",
    gender: "Woman",
    language: "Portuguese",
    needs_interpreter: true,
    address: { line_1: "12 Ferry Lane", line_2: "", town: "Norwich", county: "Norfolk", postcode: "NR1 3AB" },
  },
  contact: {
    ...emptyForm.contact,
    phone: "07700 900123",
    preferred: "text",
    safe_times: "Weekdays between 10 and 2",
    safety: "Her former partner sometimes answers the landline. Never say who is calling.",
  },
  need: {
    ...emptyForm.need,
    issues: ["debt", "housing"],
    urgent: true,
    reason: "Rent arrears of about £2,400 since her hours were cut in August.\nThe landlord has served notice.",
    wanted: "To stay in her home and to know what she can afford each month.",
    risks: "Threats by a former partner, reported to the police in October.",
    key_dates: [{ what: "Possession hearing, Norwich County Court", on: "2026-12-08" }],
  },
  consent: {
    basis: "consent",
    given: true,
    how: "spoken",
    on: "2026-11-20",
    why: "",
    to: ["o1"],
    wording: "I agree that my details are shared with the organisations named.",
  },
};

/** Every list that a form offers, shortened. */
export const reference: Reference = {
  issues: [
    { ...debt, group: "Money" },
    { code: "benefits", label: "Benefits", group: "Money" },
    { ...housing, group: "Home" },
    { code: "food", label: "Food and essentials", group: "Home" },
  ],
  decline_reasons: [
    { code: "no_capacity", label: "We have no capacity" },
    { code: "outside_client_group", label: "Outside our client group" },
    { code: "other", label: "Another reason" },
  ],
  outcomes: [
    { code: "advised", label: "Client contacted and advised", group: "successful" },
    { code: "no_response", label: "No response from the client", group: "unsuccessful" },
  ],
  channels: [
    { code: "phone", label: "Telephone" },
    { code: "text", label: "Text message" },
    { code: "email", label: "E-mail" },
    { code: "letter", label: "Letter" },
    { code: "in_person", label: "In person" },
  ],
  bases: [
    { code: "consent", label: "The client agreed" },
    { code: "safeguarding", label: "Safeguarding" },
  ],
  commands: [
    { code: "acknowledge", label: "Acknowledge", needs: "nothing" },
    { code: "accept", label: "Accept", needs: "nothing" },
    { code: "decline", label: "Decline", needs: "reason" },
    { code: "return", label: "Return for information", needs: "words" },
    { code: "record-contact", label: "Record a contact", needs: "contact" },
    { code: "close", label: "Close with an outcome", needs: "outcomes" },
    { code: "forward", label: "Forward on", needs: "receivers" },
    { code: "assign", label: "Assign", needs: "assignee" },
    { code: "extend-clock", label: "Extend the deadline", needs: "days" },
  ],
  statuses: [{ code: "sent", label: "Sent" }],
  consent: "I agree that my details are shared with the organisations named, so that they can help me.",
  urgent:
    "Urgent means the client needs help much sooner than 8 working days: an answer within 1 working day, a decision within 2 more.",
  max_receivers: 20,
};

/** A row of a list, received unless said otherwise. */
export function row(number: number, stage: keyof typeof stages, more: Partial<ReferralRow> = {}): ReferralRow {
  const { track: line } = stages[stage] ?? { track: track([]) };
  return {
    id: `r${number}`,
    number,
    status: "sent",
    result: "",
    urgent: false,
    overdue: false,
    stuck: false,
    box: "incoming",
    sender: fenland,
    receiver: norwich,
    client_name: "Sofia Marlowe",
    issues: [debt, housing],
    sent_at: "2026-11-20T10:00:00Z",
    version: 1,
    track: line,
    ...more,
  };
}

/** A received referral that waits for a decision. */
export const referral: ReferralDetail = {
  ...row(10423, "late", { status: "acknowledged", urgent: true }),
  status: "acknowledged",
  form,
  next_step: {
    by: "receiver",
    command: "accept",
    you: true,
    due: "2026-11-19T23:59:59Z",
    due_in_working_days: -3,
    sentence: "You: accept or decline. It is 3 working days late, it was due Thursday 19 November.",
  },
  allowed_commands: [
    "accept",
    "decline",
    "return",
    "record-contact",
    "forward",
    "assign",
    "add-note",
    "delete-note",
    "extend-clock",
  ],
  assigned_to: amina,
  sender_adviser: tom,
  sender_contact: { email: "referrals@fenland.example", phone: "01603 555123" },
  receiver_contact: { email: "hello@norwich.example", phone: "01603 555456" },
  batch: [],
  children: [],
  clock_stopped: false,
  contact_tries: 1,
  due_provisional: false,
  forwarded: false,
  outcomes: [],
  contacts: [{ at: "2026-11-21T14:00:00Z", by: amina, channel: "phone", reached: false, words: "No answer" }],
  deliveries: [
    {
      at: "2026-11-20T10:00:05Z",
      audience: "receiver",
      label: "New client referred to you",
      letter: "referred",
      state: "delivered",
    },
  ],
  history: [
    {
      seq: 1,
      at: "2026-11-20T10:00:00Z",
      kind: "send",
      label: "Sent",
      status: "sent",
      by: tom,
      due: "2026-11-25T23:59:59Z",
    },
    {
      seq: 2,
      at: "2026-11-21T09:10:00Z",
      kind: "acknowledge",
      label: "Acknowledged",
      status: "acknowledged",
      by: amina,
    },
    {
      seq: 3,
      at: "2026-11-21T14:00:00Z",
      kind: "record-contact",
      label: "Tried to reach the client",
      status: "acknowledged",
      by: amina,
      words: "No answer",
    },
  ],
  notes: [
    {
      id: "n1",
      at: "2026-11-21T09:12:00Z",
      by: amina,
      deleted: false,
      mine: true,
      private: false,
      text: "We can see her on Thursday at 11.",
    },
    { id: "n2", at: "2026-11-21T09:14:00Z", by: tom, deleted: true, mine: false, private: false, text: "" },
  ],
};

/** A draft as the server keeps it. */
export const draft: Draft = {
  id: "d1",
  version: 3,
  updated_at: "2026-11-24T10:42:00Z",
  copy_sender: false,
  receivers: ["o1"],
  form,
  problems: [{ field: "contact.phone", message: "Enter a telephone number on which the client can be reached" }],
};

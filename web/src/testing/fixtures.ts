import type { ReferralDetail, ReferralRow, Session } from "@/lib/api/gen/types.gen";
import { attachedFiles } from "./files.ts";
import { form } from "./forms.ts";
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
  preferences: {},
  announced: [],
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
    "add-file",
    "remove-file",
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
  tries_left: 2,
  due_provisional: false,
  forwarded: false,
  outcomes: [],
  amendments: [],
  hops: 0,
  ancestors: [],
  next_receivers: [],
  unresolved: false,
  openings: [{ by: amina, at: "2026-11-21T09:10:00Z" }],
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
      private: false,
      seq: 1,
      at: "2026-11-20T10:00:00Z",
      kind: "send",
      label: "Sent",
      status: "sent",
      by: tom,
      due: "2026-11-25T23:59:59Z",
    },
    {
      private: false,
      seq: 2,
      at: "2026-11-21T09:10:00Z",
      kind: "acknowledge",
      label: "Acknowledged",
      status: "acknowledged",
      by: amina,
    },
    {
      private: false,
      seq: 3,
      at: "2026-11-21T14:00:00Z",
      kind: "record-contact",
      label: "Tried to reach the client",
      status: "acknowledged",
      by: amina,
      words: "No answer",
    },
  ],
  files: attachedFiles,
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

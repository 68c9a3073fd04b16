import type { Draft, Form } from "@/lib/api/gen/types.gen";

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

/** A draft as the server keeps it. */
export const draft: Draft = {
  id: "d1",
  version: 3,
  updated_at: "2026-11-24T10:42:00Z",
  copy_sender: false,
  receivers: ["o1"],
  attached: [{ id: "f1", name: "Budget sheet.pdf", kind: "pdf", size: 348_160, state: "clean", preview: true }],
  form,
  problems: [{ field: "contact.phone", message: "Enter a telephone number on which the client can be reached" }],
};

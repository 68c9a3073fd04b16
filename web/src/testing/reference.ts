import type { Reference } from "@/lib/api/gen/types.gen";

/** Every list that a form offers, shortened. */
export const reference: Reference = {
  issues: [
    { code: "debt", label: "Debt" },
    { code: "benefits", label: "Benefits" },
    { code: "housing", label: "Housing and homelessness" },
    { code: "food", label: "Food and essentials" },
  ],
  glass_reasons: [
    { code: "at_risk", label: "Somebody may be at risk" },
    { code: "other", label: "Another reason" },
  ],
  decline_reasons: [
    { code: "no_capacity", label: "We have no capacity" },
    { code: "outside_client_group", label: "Outside our client group" },
    { code: "could_not_contact", label: "We could not contact the client" },
    { code: "other", label: "Another reason" },
  ],
  outcomes: [
    { code: "advised", label: "Client contacted and advised", group: "successful" },
    { code: "no_response", label: "No response from the client", group: "unsuccessful" },
  ],
  types: [
    { code: "charity", label: "Charity or community group" },
    { code: "council", label: "Council service" },
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
  access: [{ code: "wheelchair", label: "Step-free for wheelchairs" }],
  consent: "I agree that my details are shared with the organisations named, so that they can help me.",
  urgent:
    "Urgent means the client needs help much sooner than 8 working days: an answer within 1 working day, a decision within 2 more.",
  results: [
    { code: "successful", label: "Closed: successful" },
    { code: "no_response", label: "Closed: no response" },
  ],
  print: "The paper will hold a client's personal details.",
  export: "Once it leaves Onward, keeping it safe is yours.",
  remedies: ["Telephone us before you refer", "Another organisation: "],
  remedy_reasons: ["outside_client_group"],
  max_receivers: 20,
  offers_next: false,
};

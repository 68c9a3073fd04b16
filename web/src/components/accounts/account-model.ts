import type { CreateUserBody } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

/** A new account as it is typed. */
export interface NewPerson {
  first_name: string;
  last_name: string;
  email: string;
  role: CreateUserBody["role"] | "";
  organisation: string;
  job_title: string;
  phone: string;
}

export const nobody: NewPerson = {
  first_name: "",
  last_name: "",
  email: "",
  role: "",
  organisation: "",
  job_title: "",
  phone: "",
};

export const roles: readonly { value: CreateUserBody["role"]; label: string; description: string }[] = [
  { value: "adviser", label: "Adviser", description: "Sends, receives and acts on their organisation's referrals." },
  { value: "lead", label: "Lead", description: "Also hears of missed deadlines, and may extend or stop a clock." },
  {
    value: "coordinator",
    label: "Coordinator",
    description: "Looks after the network. Sees progress, never the client.",
  },
  { value: "auditor", label: "Auditor", description: "Reads what coordinators read, and changes nothing." },
];

/** Whether somebody of this role works for one organisation. */
export function worksForOne(role: NewPerson["role"]): boolean {
  return role === "adviser" || role === "lead";
}

/** What must be put right before the account can be made. */
export function missingIn(person: NewPerson): FieldProblem[] {
  const wanted: [boolean, string, string][] = [
    [person.first_name.trim() === "", "first_name", "Enter their first name"],
    [person.last_name.trim() === "", "last_name", "Enter their surname"],
    [!/^\S+@\S+\.\S+$/.test(person.email.trim()), "email", "Enter their e-mail address, such as name@example.org"],
    [person.role === "", "role", "Choose what they may do"],
    [
      worksForOne(person.role) && person.organisation === "",
      "organisation_id",
      "Choose the organisation they work for",
    ],
  ];
  return wanted.filter(([missing]) => missing).map(([, field, message]) => ({ field, message }));
}

/** What is sent; undefined while something is missing. */
export function requestOf(person: NewPerson): CreateUserBody | undefined {
  if (person.role === "" || missingIn(person).length > 0) return undefined;
  return {
    first_name: person.first_name.trim(),
    last_name: person.last_name.trim(),
    email: person.email.trim(),
    role: person.role,
    ...(worksForOne(person.role) && {
      organisation_id: person.organisation,
      ...(person.job_title.trim() !== "" && { job_title: person.job_title.trim() }),
      ...(person.phone.trim() !== "" && { phone: person.phone.trim() }),
    }),
  };
}

import type { CreateOrganisationBody } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

export type Nation = CreateOrganisationBody["nation"];

/** A new organisation as it is typed. */
export interface NewOrganisation {
  name: string;
  email: string;
  phone: string;
  nation: Nation;
  /** Code of the list of types; empty: not said. */
  type: string;
  summary: string;
  criteria: string;
  /** One a line, or separated by commas. */
  areas: string;
  issues: readonly string[];
  acknowledge_days: string;
  decide_days: string;
}

export const noOrganisation: NewOrganisation = {
  name: "",
  email: "",
  phone: "",
  nation: "england-and-wales",
  type: "",
  summary: "",
  criteria: "",
  areas: "",
  issues: [],
  acknowledge_days: "",
  decide_days: "",
};

export const nations: readonly { value: Nation; label: string }[] = [
  { value: "england-and-wales", label: "England and Wales" },
  { value: "scotland", label: "Scotland" },
  { value: "northern-ireland", label: "Northern Ireland" },
];

const most = { acknowledge_days: 20, decide_days: 40 } as const;

function isDays(typed: string, limit: number): boolean {
  return typed.trim() === "" || (/^\d{1,2}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= limit);
}

/** What must be put right before it can be added. */
export function missingIn(one: NewOrganisation): FieldProblem[] {
  const wanted: [boolean, string, string][] = [
    [one.name.trim().length < 2, "name", "Enter its name"],
    [!/^\S+@\S+\.\S+$/.test(one.email.trim()), "email", "Enter the e-mail address where its referrals are announced"],
    [
      !isDays(one.acknowledge_days, most.acknowledge_days),
      "acknowledge_days",
      `Enter a number from 1 to ${most.acknowledge_days}, or nothing`,
    ],
    [
      !isDays(one.decide_days, most.decide_days),
      "decide_days",
      `Enter a number from 1 to ${most.decide_days}, or nothing`,
    ],
  ];
  return wanted.filter(([missing]) => missing).map(([, field, message]) => ({ field, message }));
}

/** What is sent. What was left empty is left out. */
export function requestOf(one: NewOrganisation): CreateOrganisationBody {
  const areas = one.areas
    .split(/[\n,]/)
    .map((area) => area.trim())
    .filter((area) => area !== "");
  const [phone, summary, criteria] = [one.phone.trim(), one.summary.trim(), one.criteria.trim()];
  return {
    name: one.name.trim(),
    email: one.email.trim(),
    nation: one.nation,
    ...(one.type !== "" && { type: one.type }),
    ...(phone !== "" && { phone }),
    ...(summary !== "" && { summary }),
    ...(criteria !== "" && { criteria }),
    ...(areas.length > 0 && { areas }),
    ...(one.issues.length > 0 && { issues: [...one.issues] }),
    ...(one.acknowledge_days.trim() !== "" && { acknowledge_days: Number(one.acknowledge_days) }),
    ...(one.decide_days.trim() !== "" && { decide_days: Number(one.decide_days) }),
  };
}

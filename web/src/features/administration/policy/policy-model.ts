import type { Policy, PolicyBody, SetPolicyBody } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";
import { workingDayCount } from "@/lib/dates";

/** The rules that are a number of working days. */
export type DaysName = "acknowledge_days" | "decide_days" | "urgent_acknowledge_days" | "urgent_decide_days";

type Kept = "accepting_closes" | "silence" | "takes_applications" | "applications_contact";

/** The rules as they are being typed. */
export type TypedPolicy = Record<DaysName, string> & Pick<PolicyBody, Kept>;

interface DaysRule {
  name: DaysName;
  label: string;
  says: string;
}

/** Each deadline, and what it does in a sentence. */
export const daysRules: readonly DaysRule[] = [
  {
    name: "acknowledge_days",
    label: "Days to acknowledge",
    says: "A receiver says that it has a referral by the end of this working day after the day of sending.",
  },
  {
    name: "decide_days",
    label: "Days to decide",
    says: "It accepts or declines by the end of this further working day after it acknowledged.",
  },
  {
    name: "urgent_acknowledge_days",
    label: "Days to acknowledge, if urgent",
    says: "The same for an urgent referral, whose letters also go out at night.",
  },
  {
    name: "urgent_decide_days",
    label: "Days to decide, if urgent",
    says: "The same for an urgent referral.",
  },
];

/** What may become of a referral that nobody answers, in a sentence each. */
export const silences = [
  { code: "ask", label: "Ask the coordinators", says: "It stays open. They are told, and telephone." },
  {
    code: "close",
    label: "Close it as “no response”",
    says: "Both sides are told; the sender is asked to forward it.",
  },
  {
    code: "offer",
    label: "Offer it to the next receiver named",
    says: "It closes, and a new referral goes to the next organisation that its sender named and its client knows of. With none that takes referrals, the coordinators are asked.",
  },
] as const;

/** What the switch for applications does. */
export const applicationsSay =
  "On: an organisation may ask to join on a public page, and a coordinator decides. Off: that page says whom to write to.";

/** What accepting does under each policy. */
export const acceptingSays =
  "Off: an accepted referral stays open until its receiver records what came of it. On: accepting is the end.";

export function typedOf(policy: PolicyBody): TypedPolicy {
  const { accepting_closes, silence, takes_applications, applications_contact } = policy;
  const days = Object.fromEntries(daysRules.map(({ name }) => [name, `${policy[name]}`]));
  return { ...blank, ...days, accepting_closes, silence, takes_applications, applications_contact };
}

const blank: TypedPolicy = {
  acknowledge_days: "",
  decide_days: "",
  urgent_acknowledge_days: "",
  urgent_decide_days: "",
  accepting_closes: false,
  silence: "ask",
  takes_applications: true,
  applications_contact: "",
};

const most = 60;

/** What must be put right before it can be saved. */
export function missingIn(typed: TypedPolicy): FieldProblem[] {
  const wrong = ({ name }: DaysRule) => {
    const days = typed[name].trim();
    return !/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > most;
  };
  return daysRules
    .filter(wrong)
    .map(({ name, label }) => ({ field: name, message: `${label}: enter a number from 1 to ${most}` }));
}

export function requestOf(typed: TypedPolicy, { version }: Policy): SetPolicyBody {
  const { accepting_closes, silence, takes_applications, applications_contact } = typed;
  return {
    version,
    accepting_closes,
    silence,
    takes_applications,
    applications_contact,
    acknowledge_days: Number(typed.acknowledge_days),
    decide_days: Number(typed.decide_days),
    urgent_acknowledge_days: Number(typed.urgent_acknowledge_days),
    urgent_decide_days: Number(typed.urgent_decide_days),
  };
}

export function silenceLabel(code: string): string {
  return silences.find((one) => one.code === code)?.label ?? code;
}

/** The rules as somebody reads who may not change them. */
export function policyItems(policy: Policy) {
  const { defaults } = policy;
  const yesOrNo = (on: boolean) => (on ? "On" : "Off");
  const said = (value: string, usual: string, says: string) => `${value} (default: ${usual})\n${says}`;
  return [
    ...daysRules.map(({ name, label, says }) => ({
      term: label,
      value: said(workingDayCount(policy[name]), `${defaults[name]}`, says),
    })),
    {
      term: "Accepting closes",
      value: said(yesOrNo(policy.accepting_closes), yesOrNo(defaults.accepting_closes), acceptingSays),
    },
    {
      term: "When nobody answers",
      value: said(
        silenceLabel(policy.silence),
        silenceLabel(defaults.silence),
        silences.find((one) => one.code === policy.silence)?.says ?? "",
      ),
    },
    {
      term: "Organisations may apply to join",
      value: said(yesOrNo(policy.takes_applications), yesOrNo(defaults.takes_applications), applicationsSay),
    },
  ];
}

import type { AcceptingBody, Managed, Party } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";
import { isoDate, type TypedDate, typedDate } from "@/lib/uk";

/** Whether, from whom and how many referrals are taken, as it is typed. */
export interface TypedAccepting {
  open: boolean;
  opensOn: TypedDate;
  chosenOnly: boolean;
  from: readonly Pick<Party, "id" | "name">[];
  limit: string;
  note: string;
}

export function typedAccepting({ accepting, from }: Managed): TypedAccepting {
  return {
    open: accepting.open,
    opensOn: typedDate(accepting.opens_on),
    chosenOnly: from.length > 0,
    from,
    limit: accepting.weekly_limit ? `${accepting.weekly_limit}` : "",
    note: accepting.note,
  };
}

const untyped = ({ day, month, year }: TypedDate) => `${day}${month}${year}`.trim() === "";

/** What must be put right before it can be saved. */
export function missingIn(typed: TypedAccepting): FieldProblem[] {
  const limit = typed.limit.trim();
  const wanted: [boolean, string, string][] = [
    [
      !typed.open && !untyped(typed.opensOn) && !isoDate(typed.opensOn),
      "opens_on",
      "Enter a real date, such as 7 12 2026, or leave it empty",
    ],
    [typed.chosenOnly && typed.from.length === 0, "from", "Choose at least one organisation, or take them from all"],
    [limit !== "" && !/^[1-9]\d{0,3}$/.test(limit), "weekly_limit", "Enter a number such as 10, or leave it empty"],
  ];
  return wanted.filter(([missing]) => missing).map(([, field, message]) => ({ field, message }));
}

export function acceptingOf(typed: TypedAccepting): AcceptingBody {
  const opensOn = typed.open ? undefined : isoDate(typed.opensOn);
  return {
    open: typed.open,
    ...(opensOn && { opens_on: opensOn }),
    from: typed.chosenOnly ? typed.from.map((one) => one.id) : [],
    ...(typed.limit.trim() !== "" && { weekly_limit: Number(typed.limit) }),
    note: typed.note.trim(),
  };
}

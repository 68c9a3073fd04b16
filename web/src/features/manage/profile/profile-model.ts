import type { ProfileBody } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

/** A profile as it is typed: areas one a line, and seven days whatever was given. */
export interface TypedProfile extends Omit<ProfileBody, "areas" | "type"> {
  /** Code of the list of types; empty: not said. */
  type: string;
  areas: string;
}

export const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export function typedProfile(profile: ProfileBody): TypedProfile {
  const opening = days.map((_, i) => profile.opening[i] ?? { morning: "", afternoon: "" });
  return { ...profile, type: profile.type ?? "", areas: profile.areas.join("\n"), opening };
}

/** What is sent: areas by line or comma, and no opening times where none were given. */
export function profileOf(typed: TypedProfile): ProfileBody {
  const areas = typed.areas
    .split(/[\n,]/)
    .map((area) => area.trim())
    .filter((area) => area !== "");
  const given = typed.opening.some((day) => day.morning.trim() !== "" || day.afternoon.trim() !== "");
  return { ...typed, areas, opening: given ? typed.opening : [] };
}

/** What must be put right before it can be saved. */
export function missingIn(typed: TypedProfile): FieldProblem[] {
  const email = /^\S+@\S+\.\S+$/.test(typed.email.trim());
  return email ? [] : [{ field: "email", message: "Enter the e-mail address where your referrals are announced" }];
}

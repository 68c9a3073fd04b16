import type { Part } from "@/components/suggestions/part-words";
import type { Issue, Managed } from "@/lib/api/gen/types.gen";
import { days } from "../profile/profile-model";

/** The field of the profile's form to which each part leads. */
export const fieldOf: Record<Part, string> = {
  opening: "opening",
  contact: "phone",
  address: "office.line_1",
  criteria: "criteria",
  issues: "issues",
  waiting: "waiting",
  other: "summary",
};

/** What the profile says now of the part, one thing a line; nothing where it says nothing. */
export function saidNow({ profile, address }: Managed, part: Part, issues: readonly Pick<Issue, "code" | "label">[]) {
  switch (part) {
    case "opening":
      return profile.opening.map(
        (day, i) => `${days[i]}: ${[day.morning, day.afternoon].filter((half) => half !== "").join(", ") || "closed"}`,
      );
    case "contact":
      return given(profile.phone, profile.website, profile.email);
    case "address":
      return given(...address.split("\n"));
    case "criteria":
      return given(profile.criteria);
    case "issues":
      return given(...profile.issues.map((code) => issues.find((one) => one.code === code)?.label ?? code));
    case "waiting":
      return given(profile.waiting);
    case "other":
      return given(profile.summary, profile.languages);
  }
}

const given = (...lines: string[]) => lines.filter((line) => line.trim() !== "");

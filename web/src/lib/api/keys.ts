/** The first word of every query key that a live change may concern. */
export const liveRoot = "live";

/** Query keys that more than one feature touches. */
export const keys = {
  session: ["session"] as const,
  reference: ["reference"] as const,
  dashboard: [liveRoot, "dashboard"] as const,
  lists: [liveRoot, "list"] as const,
  list: (filter: object) => [liveRoot, "list", filter] as const,
  referral: (id: string) => [liveRoot, "referral", id] as const,
  stuck: [liveRoot, "stuck"] as const,
  defaultTexts: ["default-texts"] as const,
  drafts: ["drafts"] as const,
  draft: (id: string) => ["drafts", id] as const,
  organisations: (search: string) => ["organisations", search] as const,
  distances: (postcode: string) => ["distances", postcode] as const,
  colleagues: (referral: string) => ["colleagues", referral] as const,
  report: (question: object) => ["report", question] as const,
  questions: ["questions"] as const,
  questionsAsked: (receivers: readonly string[], issues: readonly string[]) =>
    ["questions", "asked", receivers, issues] as const,
  users: (filter: object) => ["users", filter] as const,
};

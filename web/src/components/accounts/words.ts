import type { User } from "@/lib/api/gen/types.gen";

export const stateWords: Record<User["state"], string> = {
  active: "Active",
  invited: "Invited",
  locked: "Locked",
  suspended: "Suspended",
};

export const roleWords: Record<User["memberships"][number]["role"], string> = {
  adviser: "Adviser",
  lead: "Lead",
  coordinator: "Coordinator",
  auditor: "Auditor",
};

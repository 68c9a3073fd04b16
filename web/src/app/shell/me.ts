import type { Membership as ApiMembership, Session } from "@/lib/api/gen/types.gen";
import type { Membership } from "./links";

/** Who is signed in, as the shell shows them. */
export interface Me extends Membership {
  name: string;
  actingFor: string;
  others: readonly { id: string; name: string }[];
}

const roles = { adviser: "Adviser", lead: "Lead", coordinator: "Coordinator", auditor: "Auditor" };

export function meOf(session: Session): Me {
  const may = (operation: string) => session.permissions.includes(operation);
  return {
    name: session.user.name,
    actingFor: nameOf(session.acting_for),
    others: session.memberships
      .filter((one) => one.id !== session.acting_for.id)
      .map((one) => ({ id: one.id, name: nameOf(one) })),
    hasDashboard: may("dashboard"),
    maySend: may("create-draft"),
    mayReport: may("report"),
    mayAdminister: may("list-stuck") || may("list-users"),
  };
}

function nameOf(membership: ApiMembership): string {
  return membership.organisation?.name ?? roles[membership.role];
}

import type { Membership as ApiMembership, Session } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { Membership } from "./links";

/** Who is signed in, as the shell shows them. */
export interface Me extends Membership {
  name: string;
  actingFor: string;
  /** Every membership, the one in use too; one alone needs no choice. */
  choices: readonly { id: string; name: string; role: string; current: boolean }[];
}

const roles = { adviser: "Adviser", lead: "Lead", coordinator: "Coordinator", auditor: "Auditor" };

export function meOf(session: Session): Me {
  const may = (operation: string) => session.permissions.includes(operation);
  return {
    name: session.user.name,
    actingFor: nameOf(session.acting_for),
    choices: session.memberships.map((one) => ({
      id: one.id,
      name: one.organisation?.name ?? "The network",
      role: roles[one.role],
      current: one.id === session.acting_for.id,
    })),
    hasDashboard: may("dashboard"),
    maySend: may("create-draft"),
    manages: may("save-profile") ? paths.manage : may("set-accepting") ? paths.manageAccepting : undefined,
    mayReport: may("report"),
    mayAdminister: may("list-stuck") || may("list-users"),
  };
}

function nameOf(membership: ApiMembership): string {
  return membership.organisation?.name ?? roles[membership.role];
}

import { Button } from "@mantine/core";
import { roleWords, stateWords } from "@/components/accounts/words";
import { Badge } from "@/components/badges/badge";
import { WhenText } from "@/components/dates/when-text";
import type { Column } from "@/components/table/record-table";
import type { StaffMember } from "@/lib/api/gen/types.gen";
import { rightWords } from "../model";
import classes from "./staff.module.css";

/** What can be done for one person. */
export interface MemberCalls {
  may: (operation: string) => boolean;
  onEdit: (member: StaffMember) => void;
  onRemove: (member: StaffMember) => void;
  onResend: (member: StaffMember) => void;
}

/** What a row says of somebody; what can be done only to those who may. */
export function columnsFor(calls: MemberCalls): Column<StaffMember>[] {
  return [
    { key: "name", head: "Name", width: "25%", cell: (member) => <NameCell member={member} /> },
    { key: "reach", head: "Reach them", width: "24%", cell: (member) => <ReachCell member={member} /> },
    { key: "may", head: "May", cell: (member) => <RightsCell member={member} /> },
    { key: "state", head: "Account", width: "16%", cell: (member) => <StateCell member={member} /> },
    { key: "actions", head: "Actions", width: "132px", cell: (member) => <ActionsCell member={member} {...calls} /> },
  ];
}

function NameCell({ member }: { member: StaffMember }) {
  return (
    <>
      <strong>{member.name}</strong>
      {member.you && " (you)"}
      <span className={classes.quiet}>{member.username}</span>
      {member.job_title !== "" && <span className={classes.quiet}>{member.job_title}</span>}
    </>
  );
}

function ReachCell({ member }: { member: StaffMember }) {
  return (
    <>
      <span className={classes.line}>{member.email}</span>
      {member.phone !== "" && <span className={classes.quiet}>{member.phone}</span>}
    </>
  );
}

function RightsCell({ member }: { member: StaffMember }) {
  const words =
    member.role === "lead"
      ? "All that the organisation may"
      : member.rights.map((one) => rightWords[one].short).join(", ");
  return (
    <>
      <span className={classes.line}>{roleWords[member.role]}</span>
      <span className={classes.quiet}>{words}</span>
    </>
  );
}

function StateCell({ member }: { member: StaffMember }) {
  return (
    <>
      <Badge tone={member.state === "active" ? "calm" : member.state === "locked" ? "strong" : "plain"}>
        {stateWords[member.state]}
      </Badge>
      <span className={classes.quiet}>
        {member.last_sign_in_at ? (
          <>
            Signed in <WhenText at={member.last_sign_in_at} />
          </>
        ) : (
          "Never signed in"
        )}
        {member.state === "locked" && ". A coordinator can unlock it."}
      </span>
    </>
  );
}

function ActionsCell({ member, may, onEdit, onRemove, onResend }: MemberCalls & { member: StaffMember }) {
  const link = may("resend-link") && (member.state === "active" || member.state === "invited");
  const actions = [
    may("change-person") && { label: "Edit", name: `Edit ${member.name}`, call: onEdit },
    link && { label: "New link", name: `Send a new link to ${member.name}`, call: onResend },
    may("remove-person") && !member.you && { label: "Remove", name: `Remove ${member.name}`, call: onRemove },
  ];
  return (
    <div className={classes.actions}>
      {actions.map(
        (one) =>
          one && (
            <Button
              key={one.label}
              variant="default"
              size="compact-md"
              aria-label={one.name}
              onClick={() => one.call(member)}
            >
              {one.label}
            </Button>
          ),
      )}
    </div>
  );
}

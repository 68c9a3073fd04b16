import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { roleWords, stateWords } from "@/components/accounts/words";
import { Badge } from "@/components/badges/badge";
import { WhenText } from "@/components/dates/when-text";
import type { Column } from "@/components/table/record-table";
import type { User } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { AccountCall } from "../api/people";
import classes from "../components/administration.module.css";
import type { May } from "../model";
import { accountWords, callsFor } from "./account-words";

/** What a row says of an account; what can be done only to those who may. */
export function columnsFor(
  may: May,
  onAsk: (call: AccountCall, user: User) => void,
  onResend: (user: User) => void,
): Column<User>[] {
  return [
    { key: "name", head: "Name", width: "24%", cell: (user) => <NameCell user={user} /> },
    { key: "works", head: "Works for", cell: (user) => <WorksCell user={user} /> },
    { key: "email", head: "E-mail", width: "24%", cell: (user) => user.email },
    { key: "state", head: "Account", width: "15%", cell: (user) => <StateCell user={user} /> },
    {
      key: "actions",
      head: "Actions",
      width: "150px",
      cell: (user) => <ActionsCell user={user} may={may} onAsk={onAsk} onResend={onResend} />,
    },
  ];
}

function NameCell({ user }: { user: User }) {
  return (
    <>
      <strong>{user.name}</strong>
      <span className={classes.quiet}>{user.username}</span>
    </>
  );
}

function WorksCell({ user }: { user: User }) {
  return user.memberships.map(({ role, organisation }) => (
    <span key={`${role} ${organisation?.id ?? ""}`} className={classes.line}>
      {organisation ? (
        <Anchor component={Link} to={paths.staffOf(organisation.id)}>
          {organisation.name}
        </Anchor>
      ) : (
        "The network"
      )}
      <span className={classes.quiet}>{roleWords[role]}</span>
    </span>
  ));
}

function StateCell({ user }: { user: User }) {
  return (
    <>
      <Badge tone={user.state === "active" ? "calm" : user.state === "locked" ? "strong" : "plain"}>
        {stateWords[user.state]}
      </Badge>
      <span className={classes.quiet}>
        <Since user={user} />
      </span>
    </>
  );
}

function Since({ user }: { user: User }) {
  if (user.state === "locked" && user.locked_at) return <WhenText at={user.locked_at} />;
  if (user.state === "invited") return "No password set yet";
  if (user.last_sign_in_at) {
    return (
      <>
        Signed in <WhenText at={user.last_sign_in_at} />
      </>
    );
  }
  return user.state === "active" ? "Never signed in" : null;
}

const operations: Record<AccountCall, string> = {
  unlock: "unlock-user",
  suspend: "suspend-user",
  restore: "restore-user",
  "end-sessions": "end-user-sessions",
  "reset-second-factor": "reset-second-factor",
};

interface ActionsProps {
  user: User;
  may: May;
  onAsk: (call: AccountCall, user: User) => void;
  onResend: (user: User) => void;
}

function ActionsCell({ user, may, onAsk, onResend }: ActionsProps) {
  const { link, calls } = callsFor[user.state];
  const allowed = calls.filter((call) => may(operations[call]));
  const mayLink = link && may("resend-link");
  if (allowed.length === 0 && !mayLink) return null;
  return (
    <div className={classes.actions}>
      {mayLink && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Send a new link to ${user.name}`}
          onClick={() => onResend(user)}
        >
          New link
        </Button>
      )}
      {allowed.map((call) => (
        <Button
          key={call}
          variant="default"
          size="compact-md"
          aria-label={`${accountWords[call].label} ${user.name}`}
          onClick={() => onAsk(call, user)}
        >
          {accountWords[call].label}
        </Button>
      ))}
    </div>
  );
}

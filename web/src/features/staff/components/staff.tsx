import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useResendLink } from "@/lib/api/accounts";
import type { StaffMember } from "@/lib/api/gen/types.gen";
import { AddDialog } from "./add-dialog";
import { EditDialog } from "./edit-dialog";
import { RemoveDialog } from "./remove-dialog";
import { StaffTable } from "./staff-table";

interface Props {
  organisation: { id: string; name: string };
  may: (operation: string) => boolean;
  /** Where a new account is made. */
  newAccount: string;
}

type Asked = { what: "add" } | { what: "edit" | "remove"; member: StaffMember };

/** Who works for an organisation, and what its lead can do for them. */
export function Staff({ organisation, may, newAccount }: Props) {
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<ReactNode>();
  const resend = useResendLink(setSaid);
  const done = (words: ReactNode) => {
    setSaid(words);
    setAsked(undefined);
  };
  const dialog = { organisation, onDone: done, onClose: () => setAsked(undefined) };
  return (
    <>
      <PageHeading
        title="People"
        lead={`Who works for ${organisation.name}. Nobody here can see or set another person's password.`}
        actions={may("add-person") && <Actions newAccount={newAccount} onAdd={() => setAsked({ what: "add" })} />}
      />
      <Said>{said}</Said>
      {resend.isError && <ProblemNotice error={resend.error} />}
      <StaffTable
        organisation={organisation.id}
        may={may}
        onEdit={(member) => setAsked({ what: "edit", member })}
        onRemove={(member) => setAsked({ what: "remove", member })}
        onResend={(member) => resend.mutate(member.id)}
      />
      {asked?.what === "add" && <AddDialog {...dialog} />}
      {asked?.what === "edit" && <EditDialog {...dialog} member={asked.member} />}
      {asked?.what === "remove" && <RemoveDialog {...dialog} member={asked.member} />}
    </>
  );
}

function Actions({ newAccount, onAdd }: { newAccount: string; onAdd: () => void }) {
  return (
    <>
      <Button variant="default" onClick={onAdd}>
        Add somebody with an account
      </Button>
      <Button component={Link} to={newAccount}>
        New account
      </Button>
    </>
  );
}

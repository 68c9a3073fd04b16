import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { ReasonDialog } from "@/components/accounts/reason-dialog";
import { Said } from "@/components/accounts/said";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { useRefreshPeople, useResendLink } from "@/lib/api/accounts";
import type { User } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { type AccountCall, changeAccount, type PeopleFilter } from "../api/people";
import type { May } from "../model";
import { accountWords } from "./account-words";
import { PeopleFilters } from "./people-filters";
import { PeopleTable } from "./people-table";

interface Asked {
  call: AccountCall;
  user: User;
}

/** Everybody's accounts, and what a coordinator can do for them. */
export function People({ may }: { may: May }) {
  const [filter, setFilter] = useState<PeopleFilter>({ search: "", state: "" });
  const [cleared, setCleared] = useState(0);
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState("");
  const refresh = useRefreshPeople();
  const resend = useResendLink(setSaid);
  const done = ({ call, user }: Asked) => {
    setSaid(accountWords[call].done(user.name));
    setAsked(undefined);
    refresh();
  };
  const clear = () => {
    setFilter({ search: "", state: "" });
    setCleared(cleared + 1);
  };
  return (
    <>
      <PageHeading
        title="People"
        lead="Accounts of everybody in the network. Nobody here can see or set another person's password."
        actions={
          may("create-user") && (
            <Button component={Link} to={paths.newUser}>
              New account
            </Button>
          )
        }
      />
      <Said>{said}</Said>
      {resend.isError && <ProblemNotice error={resend.error} />}
      <PeopleFilters key={cleared} filter={filter} onChange={setFilter} />
      <PeopleTable
        filter={filter}
        may={may}
        onAsk={(call, user) => setAsked({ call, user })}
        onResend={(user) => resend.mutate(user.id)}
        onClear={clear}
      />
      {asked && <AccountDialog asked={asked} onDone={() => done(asked)} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function AccountDialog({ asked, ...on }: { asked: Asked; onDone: () => void; onClose: () => void }) {
  const { call, user } = asked;
  const { title, meaning, label } = accountWords[call];
  return (
    <ReasonDialog
      title={title(user.name)}
      meaning={meaning}
      confirm={label}
      give={(reason) => changeAccount(call, user.id, reason)}
      {...on}
    />
  );
}

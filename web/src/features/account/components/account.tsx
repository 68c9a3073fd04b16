import { roleWords } from "@/components/accounts/words";
import { WhenText } from "@/components/dates/when-text";
import { FormSection } from "@/components/form/form-section";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { SummaryList } from "@/components/summary/summary-list";
import type { Account as Own } from "@/lib/api/gen/types.gen";
import { useAccount } from "../api/account";
import { Digests } from "./digests";
import { PasswordForm } from "./password-form";
import { SecondFactorPart } from "./second-factor";
import { Sessions } from "./sessions";

/** One's own account: who one is here, the password, and where one is signed in. */
export function Account({ minLength, lead }: { minLength: number; lead: boolean }) {
  const own = useAccount();
  if (own.isPending) return <Waiting label="Loading your account" />;
  if (!own.data) return <ProblemNotice error={own.error} level={1} onRetry={() => void own.refetch()} />;
  return (
    <>
      <PageHeading title="My account" />
      <FormSection id="me" title="You">
        <Me own={own.data} />
      </FormSection>
      <FormSection id="change-password" title="Password">
        <PasswordForm username={own.data.username} minLength={minLength} />
      </FormSection>
      <FormSection id="second-factor" title="Second factor">
        <SecondFactorPart />
      </FormSection>
      {lead && (
        <FormSection
          id="digests"
          title="E-mails for leads"
          description="Figures of the organisation that you lead, and nothing of a client. They go to your own address."
        >
          <Digests />
        </FormSection>
      )}
      <FormSection
        id="sessions"
        title="Where you are signed in"
        description="If you do not know one of these, end it and change your password."
      >
        <Sessions />
      </FormSection>
    </>
  );
}

function Me({ own }: { own: Own }) {
  return (
    <SummaryList
      items={[
        { term: "Name", value: own.name },
        { term: "Username", value: own.username },
        { term: "E-mail", value: own.email },
        {
          term: "Works for",
          value: own.memberships.map(({ role, organisation }) => (
            <div key={organisation?.id ?? role}>
              {organisation?.name ?? "The network"}, {roleWords[role].toLowerCase()}
            </div>
          )),
        },
        { term: "Signed in", value: own.signed_in_at && <WhenText at={own.signed_in_at} /> },
        {
          term: "The time before",
          value: own.signed_in_before ? <WhenText at={own.signed_in_before} /> : "This was the first time",
        },
      ]}
    />
  );
}

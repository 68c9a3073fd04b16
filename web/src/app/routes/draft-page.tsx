import { useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { AgreementBarrier } from "@/components/agreement/agreement-barrier";
import { PageHeading } from "@/components/layout/page-heading";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDraft } from "@/features/drafts/api/drafts";
import { DraftForm } from "@/features/drafts/components/draft-form";
import { blankDraft } from "@/features/drafts/model";
import { useSession } from "@/features/session/api/session";
import { useDefaultTexts, useReference } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { textIn } from "@/lib/text-in";

/** Writing a referral: a new one, or a draft that was begun. */
export function Component() {
  const { id } = useParams();
  const { key, state } = useLocation();
  // A new draft gets its address while it is being typed: that must not begin the form afresh.
  const form = textIn(state, "form") || key;
  return <Opened key={form} id={id} form={form} receiver={textIn(state, "receiver")} />;
}

interface OpenedProps {
  id: string | undefined;
  form: string;
  /** Who was chosen in the directory already, if so (R12). */
  receiver: string;
}

function Opened({ id, form, receiver }: OpenedProps) {
  const [opened] = useState(id);
  const draft = useDraft(opened);
  const reference = useReference();
  const texts = useDefaultTexts(opened === undefined);
  const session = useSession();
  const navigate = useNavigate();
  const failed = draft.error ?? reference.error ?? (texts.data ? null : texts.error);

  if (failed)
    return (
      <ProblemNotice
        error={failed}
        level={1}
        onRetry={() => void Promise.all([draft.refetch(), reference.refetch(), texts.refetch()])}
      />
    );
  if (!reference.data || (opened ? !draft.data : !texts.data)) return <Waiting rows={6} />;
  return (
    <>
      <Heading id={id} amends={draft.data?.amends?.number} />
      {!draft.data?.amends && <AgreementBarrier />}
      <DraftForm
        draft={draft.data}
        blank={{ ...blankDraft(reference.data.consent, texts.data), receivers: receiver === "" ? [] : [receiver] }}
        from={session.data?.acting_for.organisation?.name ?? "your organisation"}
        onMade={(made) =>
          void navigate(paths.draft(made), { replace: true, state: { form }, preventScrollReset: true })
        }
        onCheck={(checked) => void navigate(paths.check(checked.id))}
      />
    </>
  );
}

function Heading({ id, amends }: { id: string | undefined; amends: number | undefined }) {
  const title = amends ? `Amend #${amends}` : id ? "Your referral" : "New referral";
  return <PageHeading title={title} tab="Referral" lead="It is saved as you type, and sent only when you say so." />;
}

import { Button } from "@mantine/core";
import { type FormEvent, useEffect } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { ProgressList } from "@/components/form/progress-list";
import { SavedText } from "@/components/form/saved-text";
import { refusalWords } from "@/components/states/problem-words";
import type { Draft, DraftBody } from "@/lib/api/gen/types.gen";
import { useChosenOrganisations } from "@/lib/api/reference";
import { nextOf, progressOf } from "../model";
import { ClientSection } from "../sections/client-section";
import { ConsentSection } from "../sections/consent-section";
import { ContactSection } from "../sections/contact-section";
import { FilesSection } from "../sections/files-section";
import { NeedSection } from "../sections/need-section";
import { ReceiversSection } from "../sections/receivers-section";
import { SupportSection } from "../sections/support-section";
import { useDraftForm } from "../use-draft-form";
import { AmendmentNotice } from "./amendment-notice";
import classes from "./drafts.module.css";

interface Props {
  /** The draft as it was opened; absent for a new one, which begins as the blank. */
  draft: Draft | undefined;
  blank: DraftBody;
  /** The organisation that refers. */
  from: string;
  onMade: (id: string) => void;
  onCheck: (draft: Draft) => void;
}

/** A referral as it is written: saved as one types, checked when one asks for it, nothing ever lost. */
export function DraftForm({ from, ...options }: Props) {
  const form = useDraftForm(options);
  const receivers = useChosenOrganisations(form.body.receivers);
  const next = useChosenOrganisations(nextOf(form.body));
  useArrivalAtSection();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.check();
  };
  return (
    <div className={classes.page}>
      <div className={classes.progress}>
        <ProgressList parts={progressOf(form.body, form.problems)} />
        <SavedText saving={form.saving} />
      </div>
      <form className={classes.form} noValidate onSubmit={submit}>
        <ErrorSummary
          errors={form.shown}
          attempt={form.attempt}
          message={form.refusal ? refusalWords(form.refusal) : undefined}
        />
        {form.amends && options.draft && (
          <AmendmentNotice draft={options.draft.id} amends={form.amends} flush={form.flush} />
        )}
        <ClientSection {...form.part("client")} />
        <ContactSection {...form.part("contact")} />
        <NeedSection {...form.part("need")} />
        <SupportSection {...form.part("need")} />
        <FilesSection {...form.files} error={form.problemAt("files")} />
        <ReceiversSection
          fixed={form.amends?.receiver.name}
          body={form.body}
          from={from}
          receivers={receivers}
          next={next}
          problemAt={form.problemAt}
          onChange={form.change}
        />
        <ConsentSection {...form.part("consent")} receivers={[...receivers, ...next]} />
        <Button type="submit" loading={form.checking}>
          Check your answers
        </Button>
      </form>
    </div>
  );
}

/** The address may name a section, when somebody comes back to change one. */
function useArrivalAtSection() {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
}

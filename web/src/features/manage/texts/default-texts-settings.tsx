import { FormSection } from "@/components/form/form-section";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useDefaultTexts } from "@/lib/api/reference";
import classes from "../components/manage.module.css";
import { ManagedPage } from "../components/managed-page";
import { DefaultTextsForm } from "./default-texts-form";

/** What a new referral of the organisation starts with, so that nobody types it each time (N10-N12). */
export function DefaultTextsSettings() {
  return (
    <ManagedPage
      title="Default texts"
      lead="What every new referral of your organisation starts with: headings to write under, or words that are always the same. Your advisers change them as they write."
      may={(managed) => managed.may_edit}
      whoMay="Only a lead of your organisation can change its default texts. Ask your lead."
    >
      {() => (
        <div className={classes.form}>
          <FormSection
            id="default-texts"
            title="A new referral starts with"
            description="Leave a text empty to start with an empty field. Never write about a client here. Drafts that were begun stay as they are."
          >
            <Texts />
          </FormSection>
        </div>
      )}
    </ManagedPage>
  );
}

function Texts() {
  const texts = useDefaultTexts();
  if (texts.isPending) return <Waiting rows={3} />;
  if (!texts.data) return <ProblemNotice error={texts.error} onRetry={() => void texts.refetch()} />;
  return <DefaultTextsForm kept={texts.data} />;
}

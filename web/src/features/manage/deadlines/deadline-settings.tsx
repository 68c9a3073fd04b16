import { FormSection } from "@/components/form/form-section";
import type { DuePreview, Managed } from "@/lib/api/gen/types.gen";
import { longDay } from "@/lib/dates";
import classes from "../components/manage.module.css";
import { ManagedPage } from "../components/managed-page";
import { Closures } from "./closures";
import { DeadlinesForm } from "./deadlines-form";

/** How quickly the organisation answers, and the days that do not count (spec section 3). */
export function DeadlineSettings() {
  return (
    <ManagedPage
      title="Deadlines and closures"
      lead="They hold for referrals sent to you from now on. Those you have keep the deadlines that everybody was told."
      may={(managed) => managed.may_edit}
      whoMay="Only a lead of your organisation can change its deadlines and closure days. Ask your lead."
    >
      {(managed) => (
        <div className={classes.form}>
          <Preview managed={managed} />
          <FormSection id="deadlines" title="Your own deadlines">
            <DeadlinesForm managed={managed} />
          </FormSection>
          <FormSection
            id="closures"
            title="Closure days"
            description="Days on which nobody of yours is there. Weekends and bank holidays never count anyway."
          >
            <Closures managed={managed} />
          </FormSection>
        </div>
      )}
    </ManagedPage>
  );
}

function Preview({ managed: { normal, urgent } }: { managed: Managed }) {
  return (
    <section className={classes.preview} aria-label="A referral sent now">
      <p>{dueWords("A referral sent now", normal)}</p>
      <p>{dueWords("An urgent one", urgent)}</p>
    </section>
  );
}

function dueWords(what: string, { acknowledge_by, decide_by }: DuePreview): string {
  const now = new Date();
  return `${what} would have to be acknowledged by ${longDay(acknowledge_by, now)}, and decided by ${longDay(decide_by, now)}.`;
}

import { useRef, useState } from "react";
import { FormSection } from "@/components/form/form-section";
import { setAccepting } from "@/lib/api/gen/sdk.gen";
import type { AcceptingBody, Managed } from "@/lib/api/gen/types.gen";
import { useKeptSession } from "@/lib/api/me";
import { longDay } from "@/lib/dates";
import { useManagePart } from "../api/manage";
import classes from "../components/manage.module.css";
import { ManagedPage } from "../components/managed-page";
import { SettingsForm } from "../components/settings-form";
import { SwitchFields, WhoFields } from "./accepting-fields";
import { acceptingOf, missingIn, type TypedAccepting, typedAccepting } from "./accepting-model";

/** Whether the organisation takes referrals, for its lead and for whom the lead gave it to (N38, N39). */
export function AcceptingSettings() {
  return (
    <ManagedPage
      title="Accepting referrals"
      lead="Whether others can refer to you now, who can, and how many."
      may={(managed) => managed.may_switch}
      whoMay="Only a lead, or somebody to whom your lead gave this, can open or close your organisation to referrals. Ask your lead."
    >
      {(managed) => <AcceptingForm managed={managed} />}
    </ManagedPage>
  );
}

function AcceptingForm({ managed }: { managed: Managed }) {
  const [typed, setTyped] = useState(() => typedAccepting(managed));
  const agreement = useKeptSession()?.agreement;
  const seen = useRef(managed.versions.accepting);
  const save = useManagePart<AcceptingBody>(seen, "accepting", (body) => setAccepting({ body }));
  const onChange = (part: Partial<TypedAccepting>) => {
    setTyped({ ...typed, ...part });
    save.reset();
  };
  return (
    <>
      {managed.paused && (
        <p className={classes.notice}>
          A coordinator paused your organisation in the network. Whatever you set here, others cannot refer to you until
          it is resumed.
        </p>
      )}
      {agreement?.barred && (
        <p className={classes.notice}>
          Your organisation has not accepted the network’s data-sharing agreement. Whatever you set here, others cannot
          refer to you until a lead accepts it: Manage &gt; Agreement.
        </p>
      )}
      <SettingsForm
        label="Save"
        saving={save.isPending}
        error={save.error}
        missing={missingIn(typed)}
        said={save.data ? savedWords(save.data) : ""}
        onSave={() => save.mutate(acceptingOf(typed))}
      >
        {(problemAt) => {
          const fields = { managed, typed, problemAt, onChange };
          return (
            <>
              <FormSection id="switch" title="Open or closed">
                <SwitchFields {...fields} />
              </FormSection>
              <FormSection id="who" title="Who and how many">
                <WhoFields {...fields} />
              </FormSection>
            </>
          );
        }}
      </SettingsForm>
    </>
  );
}

/** What holds from now on, as senders will meet it. */
export function savedWords({ accepting, from, full }: Managed): string {
  if (!accepting.open) {
    const until = accepting.opens_on ? `until ${longDay(accepting.opens_on, new Date())}` : "until you open again";
    return `Saved. You are closed to referrals ${until}.`;
  }
  const whose = from.length > 0 ? `from ${from.map((one) => one.name).join(", ")}` : "from all organisations";
  return full ? "Saved. You are open, but this week’s limit is reached." : `Saved. You take referrals ${whose}.`;
}

import { Button } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import { checkProfile } from "@/lib/api/gen/sdk.gen";
import type { Managed } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { useManage } from "../api/manage";
import classes from "../components/manage.module.css";
import { ManagedPage } from "../components/managed-page";
import { ProfileForm } from "./profile-form";

/** The organisation's own page in the directory, for its lead. */
export function ProfileSettings() {
  return (
    <ManagedPage
      title="Profile"
      lead="What others read in the directory before they refer to you. A coordinator gives the name."
      may={(managed) => managed.may_edit}
      whoMay="Only a lead of your organisation can change its profile. Ask your lead."
    >
      {(managed) => (
        <>
          <Freshness managed={managed} />
          <ProfileForm managed={managed} />
        </>
      )}
    </ManagedPage>
  );
}

/** When the profile was last checked; and, when that is long ago, what to do (Y3). */
function Freshness({ managed }: { managed: Managed }) {
  const check = useManage(() => checkProfile());
  const checked = managed.checked_at
    ? `The profile of ${managed.name} was last checked on ${plainDate(managed.checked_at)}.`
    : `The profile of ${managed.name} was never checked.`;
  if (!managed.stale) {
    return (
      <p role="status" className={classes.form}>
        {checked}
      </p>
    );
  }
  return (
    <section className={classes.notice} aria-label="The profile is old">
      <p>
        <strong>Is all this still true?</strong> {checked} Others refer to you by it. Put right what has changed and
        save it; if nothing has, say so.
      </p>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate(undefined)}>
        Checked today, nothing has changed
      </Button>
      {check.isError && <ProblemNotice error={check.error} />}
    </section>
  );
}

import { Button } from "@mantine/core";
import { type RefObject, useRef } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { checkProfile } from "@/lib/api/gen/sdk.gen";
import type { Managed } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { useManagePart } from "../api/manage";
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
      {(managed) => <Parts managed={managed} />}
    </ManagedPage>
  );
}

function Parts({ managed }: { managed: Managed }) {
  const seen = useRef(managed.versions.profile);
  return (
    <>
      <Freshness managed={managed} seen={seen} />
      <ProfileForm managed={managed} seen={seen} />
    </>
  );
}

/** When the profile was last checked, and one click to say that it is all still right (Y3). */
function Freshness({ managed, seen }: { managed: Managed; seen: RefObject<number> }) {
  const check = useManagePart<object>(seen, "profile", ({ version }) => checkProfile({ body: { version } }));
  const checked = managed.checked_at
    ? `The profile of ${managed.name} was last checked on ${plainDate(managed.checked_at)}.`
    : `The profile of ${managed.name} was never checked.`;
  return (
    <section className={managed.stale ? classes.notice : classes.fresh} aria-label="Last checked">
      <p role="status">
        {managed.stale && <strong>Is all this still true? </strong>}
        {checked}
        {managed.stale &&
          " Others refer to you by it. Put right what has changed and save it; if nothing has, say so with one click."}
        {check.isSuccess && " Thank you."}
      </p>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
        It is all still right
      </Button>
      {check.isError && <ProblemNotice error={check.error} />}
    </section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigate } from "react-router";
import { AgreementBanner } from "@/components/agreement/agreement-banner";
import { Announcements } from "@/components/announcements/announcements";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { FindDialog } from "@/features/find/components/find-dialog";
import { useSession, useSignOut } from "@/features/session/api/session";
import { SignedOutDialog } from "@/features/session/components/signed-out-dialog";
import { useLiveChanges } from "@/lib/api/live";
import { problemOf } from "@/lib/api/problem";
import { signedOut } from "@/lib/api/query-client";
import { paths } from "@/lib/paths";
import { meOf } from "../shell/me";
import { Shell } from "../shell/shell";
import { PublicLayout } from "./public-layout";
import { UnsentDialog } from "./unsent-dialog";
import { useChangeOrganisation } from "./use-change-organisation";
import { useFocusOnArrival } from "./use-focus-on-arrival";

/** Every page of somebody signed in: the shell around it, live changes, and what happens when the session ends. */
export function SignedInLayout() {
  const session = useSession();
  const location = useLocation();
  const ended = useQuery(signedOut.options);
  useFocusOnArrival();

  if (session.data) return <SignedInPage ended={ended.data} />;
  if (session.isPending) return <Waiting label="Opening Onward" />;
  if (problemOf(session.error).status === 401) {
    if (location.pathname.startsWith(paths.help)) return <PublicLayout />; // help is for those who cannot sign in, too
    return <Navigate to={paths.signIn} replace state={{ from: location.pathname }} />;
  }
  return <ProblemNotice error={session.error} level={1} onRetry={() => void session.refetch()} />;
}

function SignedInPage({ ended }: { ended: boolean }) {
  const { data: session } = useSession();
  const navigate = useNavigate();
  const organisation = useChangeOrganisation();
  const signOut = useSignOut(() => void navigate(paths.signIn));
  const [finding, setFinding] = useState(false);
  useLiveChanges(!ended);

  if (!session) return null;
  return (
    <Shell
      me={meOf(session)}
      notices={session.notices}
      onActFor={organisation.choose}
      onSignOut={() => signOut.mutate()}
      onFind={() => setFinding(true)}
    >
      <AgreementBanner session={session} />
      <Announcements announced={session.announced} />
      {organisation.error && <ProblemNotice error={organisation.error} />}
      {organisation.changing ? <Waiting label="Changing the organisation" /> : <Outlet key={session.acting_for.id} />}
      <ScrollRestoration />
      <FindDialog opened={finding} onClose={() => setFinding(false)} />
      <UnsentDialog
        opened={organisation.asked !== undefined}
        onStay={organisation.cancel}
        onChange={organisation.confirm}
      />
      <SignedOutDialog opened={ended} username={session.user.username} onSignedIn={() => signedOut.end()} />
    </Shell>
  );
}

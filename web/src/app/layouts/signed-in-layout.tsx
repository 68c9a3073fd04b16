import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigate } from "react-router";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { FindDialog } from "@/features/find/components/find-dialog";
import { useActFor, useSession, useSignOut } from "@/features/session/api/session";
import { SignedOutDialog } from "@/features/session/components/signed-out-dialog";
import { useLiveChanges } from "@/lib/api/live";
import { problemOf } from "@/lib/api/problem";
import { signedOut } from "@/lib/api/query-client";
import { paths } from "@/lib/paths";
import { meOf } from "../shell/me";
import { Shell } from "../shell/shell";
import { useManages } from "../shell/use-manages";
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
    return <Navigate to={paths.signIn} replace state={{ from: location.pathname }} />;
  }
  return <ProblemNotice error={session.error} level={1} onRetry={() => void session.refetch()} />;
}

function SignedInPage({ ended }: { ended: boolean }) {
  const { data: session } = useSession();
  const navigate = useNavigate();
  const actFor = useActFor();
  const signOut = useSignOut(() => void navigate(paths.signIn));
  const manages = useManages();
  const [finding, setFinding] = useState(false);
  useLiveChanges(!ended);

  if (!session) return null;
  const changeOrganisation = (membership: string) =>
    actFor.mutate(membership, { onSuccess: () => void navigate(paths.home) });
  return (
    <Shell
      me={{ ...meOf(session), manages }}
      notices={session.notices}
      onActFor={changeOrganisation}
      onSignOut={() => signOut.mutate()}
      onFind={() => setFinding(true)}
    >
      <Outlet />
      <ScrollRestoration />
      <FindDialog opened={finding} onClose={() => setFinding(false)} />
      <SignedOutDialog opened={ended} username={session.user.username} onSignedIn={() => signedOut.end()} />
    </Shell>
  );
}

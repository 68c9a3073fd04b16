import { Button } from "@mantine/core";
import { Badge } from "@/components/badges/badge";
import { WhenText } from "@/components/dates/when-text";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { OpenSession } from "@/lib/api/gen/types.gen";
import { useEndSessions, useSessions } from "../api/account";
import classes from "./account.module.css";

/** Where one is signed in, and how to sign out there. */
export function Sessions() {
  const query = useSessions();
  const end = useEndSessions();
  if (query.isPending) return <Waiting rows={2} label="Loading sessions" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items } = query.data;
  return (
    <>
      {end.isError && <ProblemNotice error={end.error} />}
      <ul className={classes.sessions} aria-label="Where you are signed in">
        {items.map((one) => (
          <Row key={one.id} session={one} busy={end.isPending} onEnd={() => end.mutate(one.id)} />
        ))}
      </ul>
      {items.length > 1 && (
        <div>
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ session, busy, onEnd }: { session: OpenSession; busy: boolean; onEnd: () => void }) {
  const device = session.device || "Unknown device";
  return (
    <li className={classes.session}>
      <div>
        <strong>{device}</strong> {session.current && <Badge tone="calm">This one</Badge>}
        <span className={classes.quiet}>
          Since <WhenText at={session.started_at} />, last used <WhenText at={session.seen_at} />
        </span>
      </div>
      {!session.current && (
        <Button variant="default" size="compact-md" aria-label={`Sign out ${device}`} disabled={busy} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  );
}

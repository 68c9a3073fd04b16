import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { actFor, proveSecondFactor, session, signIn, signOut } from "@/lib/api/gen/sdk.gen";
import type { Session, SignInBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { signedOut } from "@/lib/api/query-client";

const often = 60_000;

/** Who is signed in, for whom they act, and what everybody must know now. */
export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: () => body(session()), staleTime: often, refetchInterval: often });
}

/** The session is whole: whoever asked is told. */
function useBegin(onSignedIn: (session: Session) => void) {
  const client = useQueryClient();
  return (answer: Session) => {
    signedOut.end(); // asking who is signed in, before anybody was, is not the end of a session
    client.setQueryData(keys.session, answer);
    onSignedIn(answer);
  };
}

/** A right password signs in, unless something more is owed: then the answer says what. */
export function useSignIn(onSignedIn: (session: Session) => void) {
  const begin = useBegin(onSignedIn);
  return useMutation({
    mutationFn: (credentials: SignInBody) => body(signIn({ body: credentials })),
    meta: { signsIn: true },
    onSuccess: (answer) => (answer.owes ? undefined : begin(answer)),
  });
}

export function useProveSecondFactor(onSignedIn: (session: Session) => void) {
  return useMutation({
    mutationFn: (code: string) => body(proveSecondFactor({ body: { code } })),
    meta: { signsIn: true },
    onSuccess: useBegin(onSignedIn),
  });
}

/** After a second factor was set up, the session is whole without another question. */
export function useFinishSignIn(onSignedIn: (session: Session) => void) {
  return useMutation({
    mutationFn: () => body(session()),
    meta: { signsIn: true },
    onSuccess: useBegin(onSignedIn),
  });
}

export function useSignOut(onSignedOut: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => signOut(),
    meta: { signsIn: true },
    onSuccess: () => {
      client.clear();
      onSignedOut();
    },
  });
}

/** Acts for another organisation: everything shown belongs to the old one, so everything is asked again. */
export function useActFor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (membership: string) => body(actFor({ body: { membership_id: membership } })),
    onSuccess: async (answer) => {
      client.setQueryData(keys.session, answer);
      await client.resetQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
    },
  });
}

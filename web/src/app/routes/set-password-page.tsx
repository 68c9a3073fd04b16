import { Anchor } from "@mantine/core";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { usePasswordLink } from "@/features/session/api/password";
import { SetPasswordForm } from "@/features/session/components/set-password-form";
import { paths } from "@/lib/paths";

/** Setting a password by an e-mailed link. Its secret follows the #, which no server ever logs. */
export function Component() {
  const [token] = useState(() => window.location.hash.slice(1));
  const link = usePasswordLink(token);
  const navigate = useNavigate();
  const dead = token === "" || link.data?.valid === false;
  return (
    <>
      <PageHeading title="Set your password" />
      {token !== "" && link.isPending && <Waiting rows={2} />}
      {link.isError && <ProblemNotice error={link.error} onRetry={() => void link.refetch()} />}
      {dead && (
        <EmptyNotice
          title="This link no longer works"
          action={
            <Anchor component={Link} to={paths.forgottenPassword}>
              E-mail me a new link
            </Anchor>
          }
        >
          A link works once, within 72 hours. If you have set your password already, just sign in.
        </EmptyNotice>
      )}
      {link.data?.valid && (
        <SetPasswordForm
          token={token}
          username={link.data.username ?? ""}
          minLength={link.data.min_length}
          onSet={(username) => void navigate(paths.signIn, { replace: true, state: { username } })}
        />
      )}
    </>
  );
}

import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { ForgottenPasswordForm } from "@/features/session/components/forgotten-password-form";
import { paths } from "@/lib/paths";

/** Asking for a link to set a new password (N5). */
export function Component() {
  return (
    <>
      <PageHeading title="Forgotten password" lead="We e-mail you a link. It works once, within 72 hours." />
      <ForgottenPasswordForm />
      <p>
        <Anchor component={Link} to={paths.signIn}>
          Back to sign in
        </Anchor>
      </p>
    </>
  );
}

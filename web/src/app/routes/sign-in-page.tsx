import { Anchor } from "@mantine/core";
import { Link, useLocation, useNavigate } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { SignInForm } from "@/features/session/components/sign-in-form";
import { paths } from "@/lib/paths";
import { textIn } from "@/lib/text-in";

/** Signing in, and back to where the person was going. */
export function Component() {
  const navigate = useNavigate();
  const { state } = useLocation();
  const username = textIn(state, "username");
  return (
    <>
      <PageHeading
        title="Sign in"
        lead={username ? "Your password is set. Sign in with it to begin." : "Referrals between advice organisations."}
      />
      <SignInForm
        username={username}
        onSignedIn={() => void navigate(textIn(state, "from") || paths.home, { replace: true })}
      />
      <p>
        <Anchor component={Link} to={paths.forgottenPassword}>
          I have forgotten my password
        </Anchor>
      </p>
      <p>
        Is your organisation not in the network yet? <Anchor href={paths.join}>Join this network</Anchor>
      </p>
    </>
  );
}

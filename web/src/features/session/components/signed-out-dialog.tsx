import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Session } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { SignInForm } from "./sign-in-form";

/** It may open while another window is open: it must not lie beneath that. */
const aboveAll = 400;

interface Props {
  opened: boolean;
  username: string;
  onSignedIn: () => void;
}

/** The session ended under an open page: sign in over it, and lose nothing of what was typed. */
export function SignedOutDialog({ opened, username, onSignedIn }: Props) {
  const client = useQueryClient();
  const carryOn = (session: Session) => {
    // Somebody else's half-filled form is not theirs to finish.
    if (session.user.username !== username) window.location.assign(paths.home);
    onSignedIn();
    void client.invalidateQueries();
  };
  return (
    <Modal
      opened={opened}
      onClose={() => {}}
      zIndex={aboveAll}
      title="You have been signed out"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <p>What you typed is still here. Sign in and carry on where you were.</p>
      <SignInForm username={username} onSignedIn={carryOn} />
    </Modal>
  );
}

import { useState } from "react";
import { useNavigate } from "react-router";
import { useActFor } from "@/features/session/api/session";
import { writesDone } from "@/lib/api/in-flight";
import { paths } from "@/lib/paths";
import { useUnsent } from "./use-unsent";

/**
 * Acting for another organisation (N13). What is typed and not sent is asked about first; then the page is taken away,
 * which makes a draft save its last words, and only when they are saved does the session change.
 */
export function useChangeOrganisation() {
  const navigate = useNavigate();
  const unsent = useUnsent();
  const actFor = useActFor();
  const [asked, setAsked] = useState<string>();
  const [changing, setChanging] = useState(false);

  const change = async (membership: string) => {
    setAsked(undefined);
    setChanging(true);
    await new Promise((drawn) => setTimeout(drawn));
    await writesDone();
    actFor.mutate(membership, {
      onSuccess: () => void navigate(paths.home),
      onSettled: () => setChanging(false),
    });
  };
  return {
    changing,
    error: actFor.error,
    asked,
    choose: (membership: string) => (unsent() ? setAsked(membership) : void change(membership)),
    confirm: () => asked !== undefined && void change(asked),
    cancel: () => setAsked(undefined),
  };
}

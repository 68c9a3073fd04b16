import type { AccountCall, UserState } from "../api/people";

interface Words {
  label: string;
  title: (name: string) => string;
  meaning: string;
  done: (name: string) => string;
}

/** What is said before and after something is done to an account. */
export const accountWords: Record<AccountCall, Words> = {
  unlock: {
    label: "Unlock",
    title: (name) => `Unlock ${name}`,
    meaning: "They can try to sign in again at once. Make sure that it is really them who asked. Kept in the audit.",
    done: (name) => `${name} can sign in again.`,
  },
  suspend: {
    label: "Suspend",
    title: (name) => `Suspend ${name}`,
    meaning: "They are signed out at once and cannot sign in until restored. What they did stays. Kept in the audit.",
    done: (name) => `${name} has been signed out and can no longer sign in.`,
  },
  restore: {
    label: "Restore",
    title: (name) => `Restore ${name}`,
    meaning: "They can sign in again with their password. Kept in the audit.",
    done: (name) => `${name} can sign in again.`,
  },
  "end-sessions": {
    label: "Sign out",
    title: (name) => `Sign ${name} out everywhere`,
    meaning:
      "Every device of theirs is signed out at once; they can sign in again with their password. Kept in the audit.",
    done: (name) => `${name} has been signed out everywhere.`,
  },
  "reset-second-factor": {
    label: "Reset codes",
    title: (name) => `Reset the second factor of ${name}`,
    meaning:
      "For a lost telephone: signing in asks for the password alone, or to set up another. They are signed out and e-mailed. Make sure that it is really them who asked. Kept in the audit.",
    done: (name) => `${name} has no second factor now.`,
  },
};

/** What helps an account in a state, the most likely first. */
export const callsFor: Record<UserState, { link: boolean; calls: readonly AccountCall[] }> = {
  active: { link: true, calls: ["end-sessions", "reset-second-factor", "suspend"] },
  invited: { link: true, calls: ["suspend"] },
  locked: { link: false, calls: ["unlock", "suspend"] },
  suspended: { link: false, calls: ["restore"] },
};

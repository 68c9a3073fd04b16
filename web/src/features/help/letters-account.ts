import type { LetterMeaning } from "./letters";

/** The letters about one's own account. */
export const accountLetters: Record<string, LetterMeaning> = {
  welcome: { about: "Welcome to Onward", means: "You have an account.", next: "Choose your password within 72 hours." },
  reset_password: {
    about: "Set a new password",
    means: "Somebody asked for it on the sign-in page.",
    next: "If it was you, use the button. If not, do nothing.",
  },
  new_password: {
    about: "Your password was changed",
    means: "Every other device was signed out.",
    next: "If it was not you, set another at once and tell your coordinator.",
  },
  locked: {
    about: "An account is locked",
    means: "Five wrong passwords in a row.",
    next: "For coordinators: ask its owner, then unlock.",
  },
  unlocked: {
    about: "Your account is unlocked",
    means: "You can sign in again with the same password.",
    next: "If the wrong passwords were not yours, tell your coordinator.",
  },
  joined: {
    about: "One more organisation",
    means: "You can act for another organisation.",
    next: "Choose at the top whom you act for.",
  },
  factor_on: {
    about: "A second factor is set up",
    means: "Signing in asks for a code too.",
    next: "Keep the recovery codes apart from your telephone.",
  },
  factor_off: {
    about: "No second factor any more",
    means: "Signing in asks for the password alone.",
    next: "If it was not you, tell your coordinator at once.",
  },
};

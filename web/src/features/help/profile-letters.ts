import type { LetterMeaning } from "./letters";

/** What the e-mails about an organisation's profile mean; no referral stands behind them. */
export const profileLetters: Record<string, LetterMeaning> = {
  suggested: {
    about: "A change of your profile is suggested",
    means: "Somebody finds something wrong in what the directory says of you.",
    next: "A lead looks at it under Manage, Suggestions.",
  },
  thanks: {
    about: "Thank you for your suggestion",
    means: "To whoever suggested it on the public page and left an address, which is then erased.",
    next: "Nothing more.",
  },
  check_profile: {
    about: "Is the directory still right about you?",
    means: "Nobody has said for long that your profile is true.",
    next: "Open it. Press one button, or put it right and save.",
  },
};

import type { LetterMeaning } from "./letters";

/** The letters about the data-sharing agreement. */
export const agreementLetters: Record<string, LetterMeaning> = {
  agreement_published: {
    about: "A new data-sharing agreement",
    means: "To leads: the network has published a version that your organisation is to accept.",
    next: "Read it and accept it before the day it names. Until then everything goes on.",
  },
  agreement_soon: {
    about: "The agreement must be accepted within a week",
    means: "To leads: nobody has accepted it for your organisation yet.",
    next: "Accept it. From the day it names you could neither send nor receive.",
  },
  agreement_due: {
    about: "The agreement was not accepted in time",
    means: "To leads: your organisation can neither send nor receive new referrals.",
    next: "Accept it: both begin again at once. What is under way goes on meanwhile.",
  },
};

import { joiningLetters } from "./letters-joining";
import { profileLetters } from "./profile-letters";
import { figures } from "./letters-of-figures";

/** What an e-mail means for whoever gets it. The key is the letter's file in mail/letters. */
export interface LetterMeaning {
  about: string;
  means: string;
  next: string;
}

export const letters: Record<string, LetterMeaning> = {
  referred: {
    about: "New Client Referred to You",
    means: "Somebody has referred a client to you.",
    next: "Open it and acknowledge it by the day it names.",
  },
  referred_again: {
    about: "Sent to you again",
    means: "The sender has completed what you returned.",
    next: "Acknowledge it; your time begins afresh.",
  },
  sent: {
    about: "Your referral was sent",
    means: "A copy for you, because you ticked the box.",
    next: "Nothing: you are told when they answer.",
  },
  acknowledged: {
    about: "Acknowledged",
    means: "The receiver has it.",
    next: "Nothing: they decide by the day it names.",
  },
  accepted: {
    about: "Accepted",
    means: "The receiver will help the client.",
    next: "Nothing: you hear what came of it.",
  },
  declined: {
    about: "Declined",
    means: "The receiver cannot help, and says why.",
    next: "Forward the referral, or record that there is no further one.",
  },
  returned: {
    about: "Returned for information",
    means: "Something is missing; the clock stands still.",
    next: "Complete it and send it again.",
  },
  withdrawn: {
    about: "Withdrawn",
    means: "The sender took it back.",
    next: "Nothing more; their reason is with the referral.",
  },
  closed: {
    about: "Closed",
    means: "The receiver has written what came of it.",
    next: "Read the outcome. The client may still need you.",
  },
  undone: {
    about: "Decision taken back",
    means: "It was pressed in error and counts as not made.",
    next: "Wait for the new decision.",
  },
  assigned: {
    about: "Assigned to you",
    means: "Your organisation has put your name on it.",
    next: "Open it and do what is next.",
  },
  note_added: { about: "New note", means: "Somebody wants you to read a note.", next: "Read it in Onward." },
  file_added: { about: "New file", means: "Somebody wants you to see a file.", next: "Open it in Onward." },
  clock_changed: {
    about: "The clock was changed",
    means: "A deadline was moved, stopped or started.",
    next: "Note the new day; the reason is with the referral.",
  },
  reminder: {
    about: "Please answer",
    means: "The deadline is on the next working day.",
    next: "Acknowledge or decide, whichever is due.",
  },
  missed: {
    about: "Is late",
    means: "A deadline has passed.",
    next: "As receiver, answer now. As sender, wait, telephone or forward.",
  },
  still_waiting: {
    about: "Is still waiting",
    means: "A working day more has passed without an answer.",
    next: "As receiver, answer, or extend with a reason.",
  },
  stuck: {
    about: "Is stuck",
    means: "Five working days, and nobody has answered.",
    next: "For coordinators: telephone both sides.",
  },
  no_response: {
    about: "Closed: no response",
    means: "By the network's policy it ended unanswered.",
    next: "As sender, forward it: the client still has nobody.",
  },
  offered_on: {
    about: "Offered to the next organisation",
    means: "By the network's policy it went to the next one that the sender named.",
    next: "Nothing; open it to see where it is.",
  },
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
  ...joiningLetters,
  ...profileLetters,
  ...figures,
  glass_broken: {
    about: "A coordinator reads the client's details",
    means: "For a reason, and for half an hour, a coordinator may read one referral.",
    next: "Look in its history who and why. If it does not seem right, ask them.",
  },
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
  virus_found: {
    about: "A virus was found in a file",
    means: "A file that was there already was scanned late. Nobody can open it any more.",
    next: "Remove it, and ask for a clean copy.",
  },
};

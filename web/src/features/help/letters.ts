import { accountLetters } from "./letters-account";
import { agreementLetters } from "./letters-agreement";
import { joiningLetters } from "./letters-joining";
import { figures } from "./letters-of-figures";
import { profileLetters } from "./profile-letters";

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
  ...accountLetters,
  ...agreementLetters,
  ...joiningLetters,
  ...profileLetters,
  ...figures,
  glass_broken: {
    about: "A coordinator reads the client's details",
    means: "For a reason, and for half an hour, a coordinator may read one referral.",
    next: "Look in its history who and why. If it does not seem right, ask them.",
  },
  virus_found: {
    about: "A virus was found in a file",
    means: "A file that was there already was scanned late. Nobody can open it any more.",
    next: "Remove it, and ask for a clean copy.",
  },
};

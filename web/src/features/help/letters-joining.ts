import type { LetterMeaning } from "./letters";

/** The letters about an application to join the network. */
export const joiningLetters: Record<string, LetterMeaning> = {
  confirm_application: {
    about: "Confirm your application",
    means: "Somebody asked for an organisation to join the network, with this address.",
    next: "Confirm within 72 hours. If it was not you, do nothing.",
  },
  application: {
    about: "An application to join",
    means: "An organisation asks to join the network.",
    next: "For coordinators: read it, then approve or decline.",
  },
  application_approved: {
    about: "Your application was approved",
    means: "Your organisation has joined, paused, and you are its lead.",
    next: "Set your password by the other e-mail, then check the profile.",
  },
  application_declined: {
    about: "Your application was not approved",
    means: "A coordinator declined it, and says why.",
    next: "You may apply again when what they wrote has changed.",
  },
};

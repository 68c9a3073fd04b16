/** Every address of the UI. An address holds nothing but opaque ids. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  forgottenPassword: "/forgotten-password",
  setPassword: "/set-password",
  incoming: "/referrals/incoming",
  outgoing: "/referrals/outgoing",
  drafts: "/referrals/drafts",
  newReferral: "/referrals/new",
  draft: (id: string) => `/referrals/new/${id}`,
  sent: (batch: string) => `/referrals/sent/${batch}`,
  referral: (id: string) => `/referrals/${id}`,
  directory: "/directory",
  administration: "/administration",
  stuck: "/administration/stuck",
  users: "/administration/users",
  organisations: "/administration/organisations",
} as const;

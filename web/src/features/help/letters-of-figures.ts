/** The digests for leads. */
export const figures = {
  digest_weekly: {
    about: "Your week",
    means: "For leads, on Mondays: what came in, what waits, and what is late.",
    next: "Start with what is overdue. Choose under My account whether you get it.",
  },
  digest_monthly: {
    about: "Your organisation in a month",
    means: "For leads: last month beside the month before, in figures.",
    next: "The button leads to the report. Choose under My account whether you get it.",
  },
};

/** Which guide is about which part of the product; the first that fits. */
const about: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, "first-day"],
  [/^\/referrals\/new|\/drafts/, "send"],
  [/^\/referrals\/outgoing|\/forward$/, "declined"],
  [/^\/referrals\/search/, "find"],
  [/^\/referrals/, "receive"],
  [/^\/directory/, "directory"],
  [/^\/manage\/people/, "people"],
  [/^\/(manage|administration)\/questions/, "questions"],
  [/^\/(manage|administration)\/audit|\/emails|\/warnings/, "oversight"],
  [/^\/administration\/(announcements|lists|wording|letters|calendars|policy|directory-import)/, "network"],
  [/^\/(manage|administration)\/agreement/, "agreement"],
  [/^\/manage\/default-texts/, "send"],
  [/^\/manage/, "accepting"],
  [/^\/reports\/told/, "declined"],
  [/^\/reports/, "reports"],
  [/^\/administration\/applications/, "joining"],
  [/^\/administration\/(users|organisations)/, "people"],
  [/^\/administration/, "stuck"],
  [/^\/(account|sign-in|forgotten-password|set-password)/, "sign-in"],
];

/** The guide about the page at an address; none where only the list can help. */
export function guideFor(pathname: string): string | undefined {
  return about.find(([page]) => page.test(pathname))?.[1];
}

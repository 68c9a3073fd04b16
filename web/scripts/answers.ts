// What the API would answer, so that pages can be looked at without one.
import type { Page } from "@playwright/test";
import { referral, row, session } from "../src/testing/fixtures.ts";
import { draft } from "../src/testing/forms.ts";
import { reference } from "../src/testing/reference.ts";

const counts = { open: 12, accepted: 31, closed: 118, overdue: 2 };
const organisations = [
  ["o2", "Fenland Housing Aid", "Housing, homelessness", true],
  ["o3", "Coastal Food Share", "Food and essentials", false],
  ["o4", "Broadland Disability Network", "Disability, benefits", true],
].map(([id, name, summary, accepting]) => ({
  id,
  slug: id,
  name,
  summary,
  accepting,
  accepting_note: accepting ? "" : "Not accepting referrals until Monday 7 December",
  areas: ["Norwich"],
  criteria: "Adults in Norfolk",
  issues: [],
  own: false,
  waiting: "About 2 weeks",
}));

const answers: Record<string, unknown> = {
  "GET /api/v1/session": session,
  "GET /api/v1/reference": reference,
  "GET /api/v1/dashboard": {
    received: counts,
    sent: { ...counts, overdue: 0 },
    tasks: [{ kind: "overdue", count: 1, referrals: [row(10423, "late", { urgent: true, overdue: true })] }],
    urgent: [row(10423, "late", { urgent: true, overdue: true })],
    pending: [row(10430, "paused"), row(10431, "sent")],
    incoming: [row(10440, "sent"), row(10441, "soon", { urgent: true })],
    outgoing: [
      row(10450, "accepted", { box: "outgoing" }),
      row(10451, "closed", { box: "outgoing" }),
      row(10452, "declined", { box: "outgoing" }),
    ],
  },
  "GET /api/v1/organisations": { items: organisations },
  "GET /api/v1/colleagues": {
    items: [
      { id: "u1", name: "Amina K.", own: true, role: "adviser", organisation: session.acting_for.organisation },
      { id: "u3", name: "Ben O.", own: true, role: "lead", organisation: session.acting_for.organisation },
    ],
  },
  "GET /api/v1/drafts": {
    items: [
      {
        id: "d1",
        client_name: "Sofia Marlowe",
        receivers: [],
        urgent: true,
        updated_at: draft.updated_at,
        by: { id: "u1", name: "Amina K." },
        version: 3,
      },
    ],
  },
  "POST /api/v1/password/check": { valid: true, username: "akhan", min_length: 8 },
  "POST /api/v1/referrals/search": { items: [row(10423, "late")] },
};

/** Answers every request of the page. A path that ends in an id answers with the one example of its kind. */
export async function answer(page: Page, signedIn = true): Promise<void> {
  await page.route("**/api/v1/**", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname.endsWith("/live")) return route.abort();
    if (!signedIn && pathname.endsWith("/session"))
      return route.fulfill({ status: 401, json: { status: 401, code: "not_signed_in" } });
    if (/\/organisations\/o/.test(pathname)) return route.fulfill({ json: organisations[0] });
    if (/\/referrals\/r/.test(pathname)) return route.fulfill({ json: referral });
    if (/\/drafts\/d/.test(pathname)) return route.fulfill({ json: draft });
    const found = answers[`${request.method()} ${pathname}`];
    return found
      ? route.fulfill({ json: found })
      : route.fulfill({ status: 404, json: { status: 404, code: "not_found" } });
  });
}

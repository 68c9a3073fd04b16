import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { CalendarMoves, NetworkCalendar, OneOffDay } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { CalendarsPage } from "./calendars-page";

const funeral: OneOffDay = {
  id: "d1",
  day: "2026-12-09",
  name: "State funeral",
  nations: ["scotland"],
  for: "Scotland",
  by: { id: "c1", name: "Cora C.", organisation: "" },
  added_at: "2026-12-01T09:00:00Z",
  removable: true,
};
const calendar: NetworkCalendar = {
  today: "2026-12-01",
  as_of: "2026-11",
  source: "https://www.gov.uk/bank-holidays",
  first_year: 2026,
  last_year: 2027,
  official: [
    {
      nation: "scotland",
      name: "Scotland",
      years: [
        { year: 2026, days: [{ day: "2026-12-25", name: "Christmas Day" }] },
        { year: 2027, days: [{ day: "2027-01-01", name: "New Year’s Day" }] },
      ],
    },
  ],
  one_off: [],
};
const moves: CalendarMoves = {
  referrals: 3,
  by_days: [{ days: 1, referrals: 3 }],
  sentence: "The deadlines of 3 open referrals move: 1 day later.",
};

async function typeDay() {
  await userEvent.type(screen.getByRole("textbox", { name: "What is it called?" }), "State funeral");
  await userEvent.type(screen.getByRole("textbox", { name: "Day" }), "9");
  await userEvent.type(screen.getByRole("textbox", { name: "Month" }), "12");
  await userEvent.type(screen.getByRole("textbox", { name: "Year" }), "2026");
}

it("shows what moves before a day is added, and asks again when the day changes", async () => {
  const calls = serve({
    "GET /network/calendar": () => calendar,
    "POST /network/calendar/preview": () => moves,
    "POST /network/calendar/days": () => ({ calendar: { ...calendar, one_off: [funeral] }, moves }),
  });
  draw(<CalendarsPage may={() => true} />);
  await screen.findByText("No day was added");
  await userEvent.click(screen.getByRole("button", { name: "See what moves" }));
  expect(within(screen.getByRole("alert")).getAllByRole("link")).toHaveLength(2);
  expect(screen.queryByRole("button", { name: "Add the day" })).not.toBeInTheDocument();
  await typeDay();
  await userEvent.click(screen.getByRole("button", { name: "See what moves" }));
  expect(await screen.findByText(moves.sentence)).toBeVisible();
  await userEvent.click(screen.getByRole("checkbox", { name: "Scotland" }));
  expect(screen.queryByText(moves.sentence)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "See what moves" }));
  await userEvent.click(await screen.findByRole("button", { name: "Add the day" }));
  expect(await screen.findByText(/^State funeral was added, on Wednesday 9 December 2026\./)).toBeVisible();
  const sent = calls.find((call) => call.what === "POST /network/calendar/days");
  expect(sent?.body).toEqual({
    name: "State funeral",
    day: "2026-12-09",
    nations: ["england-and-wales", "northern-ireland"],
  });
});

it("keeps a refused day, and warns when the coming year is not known", async () => {
  const fields = [{ field: "day", message: "That is a Saturday, which never counts." }];
  serve({
    "GET /network/calendar": () => ({ ...calendar, missing: "The bank holidays of 2028 are not known here." }),
    "POST /network/calendar/preview": () => new Refusal(422, "Please check what you entered.", fields),
  });
  draw(<CalendarsPage may={() => true} />);
  expect(await screen.findByText("The bank holidays of 2028 are not known here.")).toBeVisible();
  await typeDay();
  await userEvent.click(screen.getByRole("button", { name: "See what moves" }));
  expect(await screen.findByRole("link", { name: /^That is a Saturday/ })).toBeVisible();
  expect(screen.getByRole("textbox", { name: "What is it called?" })).toHaveValue("State funeral");
});

it("says which deadlines come nearer before a day is removed", async () => {
  serve({
    "GET /network/calendar": () => ({ ...calendar, one_off: [funeral] }),
    "GET /network/calendar/days/d1/preview": () => moves,
    "POST /network/calendar/days/d1/remove": () => ({ calendar, moves }),
  });
  draw(<CalendarsPage may={() => true} />);
  await userEvent.click(await screen.findByRole("button", { name: /^Remove State funeral/ }));
  expect(await screen.findByText(moves.sentence)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Remove the day" }));
  expect(await screen.findByText(/counts as a working day again/)).toBeVisible();
});

it("is read, and not changed, by an auditor", async () => {
  serve({ "GET /network/calendar": () => ({ ...calendar, one_off: [funeral] }) });
  draw(<CalendarsPage may={(operation) => operation === "network-calendar"} />);
  expect(await screen.findByText("Christmas Day")).toBeVisible();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Year" }), "2027");
  expect(screen.getByText("New Year’s Day")).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

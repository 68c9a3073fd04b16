import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { DueText } from "./due-text";
import { WhenText } from "./when-text";

const now = new Date("2026-11-24T09:00:00Z");

describe("DueText", () => {
  it("says the day, what is left, and the exact moment on hover", () => {
    draw(<DueText due={{ at: "2026-11-26T23:59:59Z", workingDays: 2, overdue: false }} now={now} />);
    const time = screen.getByText("due Thursday 26 November, in 2 working days");
    expect(time).toHaveAttribute("datetime", "2026-11-26T23:59:59Z");
    expect(time).toHaveAttribute("title", "Thursday 26 November 2026, 23:59");
  });

  it("says late in a word, not in a colour", () => {
    draw(<DueText due={{ at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true }} now={now} />);
    expect(screen.getByText(/3 working days late/)).toBeVisible();
  });

  it("says nothing of days while the clock is paused", () => {
    draw(<DueText due={{ at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true }} paused now={now} />);
    expect(screen.getByText("paused")).toBeVisible();
    expect(screen.queryByText(/late/)).not.toBeInTheDocument();
  });
});

describe("WhenText", () => {
  it("keeps the exact time for a hover", () => {
    draw(<WhenText at="2026-11-16T10:42:00Z" now={now} />);
    expect(screen.getByText("Monday 16 November")).toHaveAttribute("title", "Monday 16 November 2026, 10:42");
  });
});

import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { draw } from "@/testing/render";
import { EmptyNotice } from "./empty-notice";
import { ProblemNotice } from "./problem-notice";
import { Waiting } from "./waiting";

afterEach(() => vi.useRealTimers());

describe("ProblemNotice", () => {
  it.each([
    ["offline", new TypeError("fetch"), "You seem to be offline"],
    ["signed out", { status: 401 }, "You have been signed out"],
    ["not allowed", { status: 403 }, "This is not yours to open"],
    ["not found", { status: 404 }, "There is nothing here"],
    ["resting", { status: 503 }, "Onward is resting for a moment"],
    ["behind a proxy that gave up", { status: 502 }, "Onward is resting for a moment"],
    ["a defect", new Error("secret detail"), "Something went wrong on our side"],
  ])("has words for: %s", (_name, error, title) => {
    draw(<ProblemNotice error={error} />);
    expect(screen.getByRole("heading", { name: title })).toBeVisible();
    expect(screen.queryByText(/secret detail/)).not.toBeInTheDocument();
  });

  it("says what the server wrote for a person, and lets them try again", async () => {
    const retry = vi.fn();
    draw(<ProblemNotice error={{ status: 429, detail: "Wait 20 seconds." }} onRetry={retry} />);
    expect(screen.getByText("Wait 20 seconds.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it("gives a reference to quote", () => {
    draw(<ProblemNotice error={{ status: 500, request_id: "req-7" }} />);
    expect(screen.getByText("Reference: req-7")).toBeVisible();
  });
});

describe("Waiting", () => {
  it("is silent at first, then says it loads, then that it is slow", () => {
    vi.useFakeTimers();
    draw(<Waiting />);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    act(() => void vi.advanceTimersByTime(350));
    expect(screen.getByRole("status")).toHaveTextContent("Loading…");
    act(() => void vi.advanceTimersByTime(6_000));
    expect(screen.getByRole("status")).toHaveTextContent("longer than usual");
  });
});

describe("EmptyNotice", () => {
  it("says what would be here and what to do first", () => {
    draw(
      <EmptyNotice title="No drafts" action={<a href="/referrals/new">New referral</a>}>
        What you begin is kept here.
      </EmptyNotice>,
    );
    expect(screen.getByText("What you begin is kept here.")).toBeVisible();
    expect(screen.getByRole("link", { name: "New referral" })).toBeVisible();
  });
});

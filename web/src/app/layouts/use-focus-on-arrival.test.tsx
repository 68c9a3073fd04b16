import { act, screen } from "@testing-library/react";
import { type NavigateFunction, useNavigate } from "react-router";
import { expect, it } from "vitest";
import { draw } from "@/testing/render";
import { useFocusOnArrival } from "./use-focus-on-arrival";

let go: NavigateFunction;

function Page() {
  useFocusOnArrival();
  go = useNavigate();
  return (
    <main id="content" tabIndex={-1}>
      <input aria-label="Surname" />
    </main>
  );
}

it("takes the focus to a new page", () => {
  draw(<Page />);
  screen.getByLabelText("Surname").focus();
  act(() => void go("/directory"));
  expect(screen.getByRole("main")).toHaveFocus();
});

it("leaves it where it is when a draft gets its address while it is being typed", () => {
  draw(<Page />, "/referrals/new");
  screen.getByLabelText("Surname").focus();
  act(() => void go("/referrals/new/d1", { replace: true, state: { form: "k1" } }));
  expect(screen.getByLabelText("Surname")).toHaveFocus();
});

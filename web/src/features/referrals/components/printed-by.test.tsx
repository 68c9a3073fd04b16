import { act } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { draw } from "@/testing/render";
import { PrintedBy } from "./printed-by";

afterEach(() => void vi.useRealTimers());

it("says when it is printed, not when the page was opened", () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27T09:00:00Z") });
  const { container } = draw(<PrintedBy reader="Amina Khan, Norwich Debt Advice" />);
  expect(container).toHaveTextContent(/0?9:00/);
  vi.setSystemTime(new Date("2026-11-27T16:30:00Z"));
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(container).toHaveTextContent(/Printed by Amina Khan, Norwich Debt Advice on .*16:30/);
});

import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useNavigate } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { blank } from "./model";
import { useBegun } from "./use-begun";

const wrapper = ({ children }: { children: ReactNode }) => (
  <MemoryRouter initialEntries={["/a", "/b"]}>{children}</MemoryRouter>
);

describe("the search form", () => {
  it("begins afresh once when something is asked, however late the address follows", () => {
    const ask = vi.fn();
    const urgent = { ...blank, urgent: true };
    const { result } = renderHook(() => ({ ...useBegun(urgent, ask), go: useNavigate() }), { wrapper });
    const { round } = result.current;
    act(() => result.current.askFor(blank));
    expect(result.current).toMatchObject({ round: round + 1, begun: blank });
    act(() => void result.current.go("/c"));
    expect(result.current.round, "what was typed meanwhile stays").toBe(round + 1);
    expect(ask).toHaveBeenCalledExactlyOnceWith(blank);
  });

  it("begins afresh with what Back leads to", () => {
    const urgent = { ...blank, urgent: true };
    const { result } = renderHook(() => ({ ...useBegun(urgent, () => {}), go: useNavigate() }), { wrapper });
    act(() => result.current.askFor(blank));
    act(() => void result.current.go(-1));
    expect(result.current.begun).toEqual(urgent);
  });
});

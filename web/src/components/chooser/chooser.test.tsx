import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { draw } from "@/testing/render";
import { type Choice, Chooser } from "./chooser";

const all: Choice[] = [
  { id: "1", name: "Norwich Debt Advice", detail: "Debt, about 5 days" },
  { id: "2", name: "Fenland Housing Aid", detail: "Housing, about 2 days" },
  { id: "3", name: "Coastal Food Share", closed: "Not accepting referrals until Monday 7 December" },
];

function Page({ onSearch = () => {} }: { onSearch?: (text: string) => void }) {
  const [chosen, setChosen] = useState<readonly Choice[]>([]);
  return (
    <Chooser
      id="receivers"
      label="Who should receive it?"
      found={all}
      chosen={chosen}
      onSearch={onSearch}
      onChange={setChosen}
    />
  );
}

describe("Chooser", () => {
  it("asks for what is typed", async () => {
    const onSearch = vi.fn();
    draw(<Page onSearch={onSearch} />);
    await userEvent.type(screen.getByRole("combobox", { name: "Who should receive it?" }), "de");
    expect(onSearch).toHaveBeenLastCalledWith("de");
  });

  it("adds by keyboard, lists what was chosen and says it politely", async () => {
    draw(<Page />);
    const field = screen.getByRole("combobox");
    await userEvent.click(field);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    const chosen = within(screen.getByRole("list", { name: "Chosen" }));
    expect(chosen.getByText("Fenland Housing Aid")).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent("Fenland Housing Aid added, 1 chosen");
    expect(screen.queryByRole("option", { name: /Fenland/ })).not.toBeInTheDocument();
  });

  it("shows who is closed and why, and does not add them", async () => {
    draw(<Page />);
    await userEvent.click(screen.getByRole("combobox"));
    await userEvent.click(screen.getByText("Not accepting referrals until Monday 7 December"));
    expect(screen.queryByRole("list", { name: "Chosen" })).not.toBeInTheDocument();
  });

  it("forgets the highlight when the list changes under it, so that Enter never chooses somebody else", async () => {
    function Changing() {
      const [text, setText] = useState("");
      const [chosen, setChosen] = useState<readonly Choice[]>([]);
      const found = text === "" ? all : all.slice(1, 2);
      return <Chooser id="r" label="Who?" found={found} chosen={chosen} onSearch={setText} onChange={setChosen} />;
    }
    draw(<Changing />);
    await userEvent.click(screen.getByRole("combobox"));
    await userEvent.keyboard("{ArrowDown}fen{Enter}");
    expect(screen.queryByRole("list", { name: "Chosen" })).not.toBeInTheDocument();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(within(screen.getByRole("list", { name: "Chosen" })).getByText("Fenland Housing Aid")).toBeVisible();
  });

  it("removes with a real button and gives the focus back to the field", async () => {
    draw(<Page />);
    await userEvent.click(screen.getByRole("combobox"));
    await userEvent.click(screen.getByText("Norwich Debt Advice"));
    await userEvent.click(screen.getByRole("button", { name: "Remove Norwich Debt Advice" }));
    expect(screen.queryByRole("list", { name: "Chosen" })).not.toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("Norwich Debt Advice removed, 0 chosen");
    expect(screen.getByRole("combobox")).toHaveFocus();
  });
});

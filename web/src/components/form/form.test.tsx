import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { noDate } from "@/lib/uk";
import { draw } from "@/testing/render";
import { DateFields } from "./date-fields";
import { ProgressList } from "./progress-list";
import { PostcodeField } from "./tidy-field";

function Birth({ error }: { error?: string }) {
  const [value, setValue] = useState(noDate);
  return (
    <>
      <DateFields id="client.date_of_birth" legend="Date of birth" value={value} error={error} onChange={setValue} />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

function Postcode() {
  const [value, setValue] = useState("");
  return <PostcodeField id="postcode" label="Postcode" value={value} onChange={setValue} />;
}

describe("DateFields", () => {
  it("is one group of three fields, described by its hint and its error", async () => {
    draw(<Birth error="The date must be in the past" />);
    const group = screen.getByRole("group", { name: "Date of birth" });
    expect(group).toHaveAccessibleDescription("For example, 27 3 1985 The date must be in the past");
    await userEvent.type(screen.getByLabelText("Day"), "27");
    await userEvent.type(screen.getByLabelText("Month"), "3");
    await userEvent.type(screen.getByLabelText("Year"), "1985");
    expect(screen.getByText('{"day":"27","month":"3","year":"1985"}')).toBeVisible();
  });

  it("gives its name to the first field, so that an error leads there", () => {
    draw(<Birth />);
    expect(screen.getByLabelText("Day")).toHaveAttribute("id", "client.date_of_birth");
  });
});

describe("PostcodeField", () => {
  it("tidies what was typed when it is left, not while it is typed", async () => {
    draw(<Postcode />);
    const field = screen.getByLabelText("Postcode");
    await userEvent.type(field, "nr13ab");
    expect(field).toHaveValue("nr13ab");
    await userEvent.tab();
    expect(field).toHaveValue("NR1 3AB");
  });
});

describe("ProgressList", () => {
  it("says how far each section is in words", () => {
    draw(<ProgressList parts={[{ id: "need", title: "Why and what", state: "missing" }]} />);
    expect(screen.getByRole("link", { name: "Why and what, something is missing" })).toBeVisible();
  });
});

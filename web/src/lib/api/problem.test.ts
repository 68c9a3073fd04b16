import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";

describe("problemOf", () => {
  it("reads a problem document and names the fields as the form does", () => {
    const problem = problemOf({
      status: 422,
      code: "invalid",
      detail: "Please check what you entered.",
      errors: [{ field: "body.form.contact.phone", message: "Enter a telephone number" }],
    });
    expect(problem.status).toBe(422);
    expect(problem.message).toBe("Please check what you entered.");
    expect(problem.fields).toEqual([{ field: "contact.phone", message: "Enter a telephone number" }]);
  });

  it("knows a lost connection from a refusal", () => {
    expect(problemOf(new TypeError("Failed to fetch"))).toMatchObject({ status: 0, code: "offline" });
  });

  it("never shows the text of a defect", () => {
    expect(problemOf(new Error("x is undefined"))).toMatchObject({ status: 500, message: "" });
    expect(problemOf(undefined)).toMatchObject({ status: 500, message: "" });
  });
});

import { expect, it } from "vitest";
import { form } from "@/testing/forms";
import { reference } from "@/testing/reference";
import { changesBetween } from "./form-changes";

it("names what reads differently, and nothing else", () => {
  const after = {
    ...form,
    contact: { ...form.contact, phone: "07700 900456", other_phone: "01603 555012" },
    need: { ...form.need, urgent: !form.need.urgent },
  };
  expect(changesBetween(form, after, reference).map(({ term }) => term)).toEqual([
    "Urgent",
    "Telephone",
    "Another telephone",
  ]);
  expect(changesBetween(form, after, reference)[1]).toEqual({
    term: "Telephone",
    before: form.contact.phone,
    after: "07700 900456",
  });
  expect(changesBetween(form, form, reference)).toEqual([]);
});

it("says what is no longer asked, such as how somebody agreed where nobody was asked", () => {
  const asked = { ...form, consent: { ...form.consent, basis: "consent" as const, how: "spoken" as const } };
  const unasked = { ...asked, consent: { ...asked.consent, basis: "vital_interests" as const, why: "Danger" } };
  const changed = changesBetween(asked, unasked, reference);
  expect(changed).toContainEqual({ term: "Why without consent", before: "", after: "Danger" });
  expect(changed).toContainEqual({ term: "How", before: "Spoken", after: "" });
});

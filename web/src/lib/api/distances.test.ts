import { expect, it } from "vitest";
import { aboutMiles } from "./distances";

it.each([
  [0, "less than a mile away"],
  [0.7, "less than a mile away"],
  [1.2, "about 1 mile away"],
  [3.6, "about 4 miles away"],
])("says about how far %f miles are", (miles, words) => expect(aboutMiles(miles)).toBe(words));

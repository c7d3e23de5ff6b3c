import { expect, it } from "vitest";
import { timeArgument } from "@/lib/cli/time";

it.each([
  ["2027-01-31", "2027-01-31T00:00:00.000Z"],
  ["2027-01-31T18:00:00Z", "2027-01-31T18:00:00.000Z"],
  ["2027-01-31T18:00:00+05:30", "2027-01-31T12:30:00.000Z"],
])("the command line accepts the time %s", (text, time) => {
  expect(new Date(timeArgument(text)).toISOString()).toBe(time);
});

it.each(["", "soon", "2027", "31.1.2027", "2027-02-30", "2027-01-31T18:00:00", "1800000000"])(
  "the command line refuses the time %j",
  (text) => {
    expect(() => timeArgument(text)).toThrow("It must be like 2027-01-31 or 2027-01-31T18:00:00Z.");
  },
);

import { describe, expect, it } from "vitest";
import { columnPairs } from "@/lib/cli/pairs";

describe("columnPairs", () => {
  it("columnPairs reads columns with their targets", () => {
    expect(columnPairs("temp=temperature:F, time_hour = time")).toEqual({ temp: "temperature:F", time_hour: "time" });
  });

  it.each([
    ["temp", '"temp" is not of the form COLUMN=TARGET.'],
    ["=time", '"=time" is not of the form COLUMN=TARGET.'],
    ["a=time,", '"" is not of the form COLUMN=TARGET.'],
    ["a=time,a=station", 'The column "a" occurs twice.'],
  ])("columnPairs refuses %j", (text, message) => {
    expect(() => columnPairs(text)).toThrow(message);
  });
});

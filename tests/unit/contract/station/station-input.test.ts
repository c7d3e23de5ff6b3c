import { describe, expect, it } from "vitest";
import { newStationSchema } from "@/lib/contract/station/station-input";
import { fieldErrors } from "@/lib/services/parse";

const GOOD = { name: "Roof", lat: 52.5, lon: 13.4 };

function faults(input: unknown) {
  const result = newStationSchema.safeParse(input);
  return result.success ? null : fieldErrors(result.error);
}

describe("a new station", () => {
  it("a new station needs a name and coordinates, each with its own message", () => {
    const missing = ["This field is required."];
    expect(faults({})).toEqual({ name: missing, lat: missing, lon: missing });
  });

  it.each([
    ["lat", 90.1, "90"],
    ["lat", -90.1, "-90"],
    ["lat", "52", "number"],
    ["lat", Number.NaN, "number"],
    ["lon", 180.1, "180"],
    ["lon", Number.POSITIVE_INFINITY, "number"],
    ["name", "x".repeat(101), "100"],
    ["elevation", 9001, "9000"],
  ])("a new station with %s %j is told what is wrong, not that it is missing", (field, value, part) => {
    const [message] = faults({ ...GOOD, [field]: value })?.[field] ?? [];
    expect(message).toContain(part);
    expect(message).not.toContain("required");
  });

  it("a new station may lie at the edges of the map", () => {
    for (const [lat, lon] of [
      [90, 180],
      [-90, -180],
      [0, 0],
    ])
      expect(faults({ ...GOOD, lat, lon })).toBeNull();
  });
});

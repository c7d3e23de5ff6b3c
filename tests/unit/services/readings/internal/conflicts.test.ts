import { describe, expect, it } from "vitest";
import { differences } from "@/lib/services/readings/internal/conflicts";
import { derivedValue } from "@/lib/weather/derived/derive";

const stored = {
  time: 0,
  values: { temperature: 38, humidity: 40 },
  flags: null,
  corrections: { temperature: 22 },
  extra: { co2: 415 },
};
const NOWHERE = { elevation: null };

describe("differences", () => {
  it("a reading has no differences from itself, raw or corrected, in part or with derived values", () => {
    for (const temperature of [38, 22]) {
      const dewPoint = derivedValue("dewPoint", { temperature, humidity: 40 }, null) ?? Number.NaN;
      const given = { values: { temperature, humidity: 40, dewPoint }, extra: { co2: 415 } };
      expect(differences(stored, given, NOWHERE)).toEqual({});
    }
    expect(differences(stored, { values: { humidity: 40 }, extra: null }, NOWHERE)).toEqual({});
  });

  it("differences name the values that are stored otherwise or not at all", () => {
    const given = { values: { temperature: 43, rain: 0.2, dewPoint: 3 }, extra: { co2: 400, radon: 1 } };
    expect(differences(stored, given, NOWHERE)).toEqual({
      temperature: ["38 °C is stored, not 43 °C."],
      rain: ["0.2 mm is not stored."],
      dewPoint: ["3 °C is not stored."],
      co2: ["415 is stored, not 400."],
      radon: ["1 is not stored."],
    });
  });
});

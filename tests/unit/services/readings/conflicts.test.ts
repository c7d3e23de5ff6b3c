import { describe, expect, it } from "vitest";
import { differences } from "@/lib/services/readings/conflicts";

const stored = { values: { temperature: 38, humidity: 40 }, corrections: { temperature: 22 }, extra: { co2: 415 } };

describe("differences", () => {
  it("finds none between a reading and itself, raw or corrected, whole or in part", () => {
    for (const temperature of [38, 22]) {
      expect(differences(stored, { values: { temperature, humidity: 40 }, extra: { co2: 415 } })).toEqual({});
    }
    expect(differences(stored, { values: { humidity: 40 }, extra: null })).toEqual({});
  });

  it("names what is stored otherwise, and what is not stored", () => {
    expect(differences(stored, { values: { temperature: 43, rain: 0.2 }, extra: { co2: 400, radon: 1 } })).toEqual({
      temperature: ["38 is stored, not 43."],
      rain: ["0.2 is not stored."],
      co2: ["415 is stored, not 400."],
      radon: ["1 is not stored."],
    });
  });
});

import { describe, expect, it } from "vitest";
import { conditionsOf, conditionsText } from "@/lib/format/conditions";
import { lateWord, observedText } from "@/lib/format/observed";
import type { Preferred } from "@/lib/format/preferred";
import { FRESHNESS } from "@/lib/weather/time/freshness";
import { irish, preferred } from "../support/preferred";

const STATION = { timestamp: Date.UTC(2025, 10, 22, 14, 5), timeZone: "UTC" };
const german = preferred({}, "de-DE");

describe("when values were observed", () => {
  it.each([
    ["fresh", "dayTime", "Current: observed", "Aktuell: gemessen"],
    ["stale", "dayTime", "Delayed: last reading", "Verspätet: letzte Messung"],
    ["offline", "dateTime", "Offline: last reading", "Offline: letzte Messung"],
  ] as const)(
    "the state of values that are %s is shown, with the year where it may differ",
    (state, style, english, inGerman) => {
      const time = ({ format }: Preferred) => format.time(STATION.timestamp, style, STATION.timeZone);
      expect(observedText(STATION, state, irish)).toBe(`${english} ${time(irish)}`);
      expect(observedText(STATION, state, german)).toBe(`${inGerman} ${time(german)}`);
      expect(time(irish)).toMatch(state === "offline" ? /22 Nov 2025, 14:05/ : /^Sat,? 22 Nov, 14:05$/);
    },
  );

  it('the state before the first reading is "no readings yet"', () => {
    const silent = { ...STATION, timestamp: null };
    expect(observedText(silent, "never", irish)).toBe("No readings yet");
    expect(observedText(silent, "never", german)).toBe("Noch keine Messwerte");
  });

  it("a value that is no longer current has its state as one word", () => {
    expect(FRESHNESS.map((state) => lateWord(state, irish.t))).toEqual([undefined, "Delayed", "Offline", undefined]);
    expect(FRESHNESS.map((state) => lateWord(state, german.t))).toEqual([undefined, "Verspätet", "Offline", undefined]);
  });
});

describe("conditions in a few words", () => {
  it("conditions include today's rain instead of the last increment", () => {
    const latest = { temperature: 4.2, rain: 0.2 };
    expect(conditionsText({ latest, rainToday: 12.6 }, irish)).toBe("Temperature 4.2\u00a0°C, Rain today 12.6\u00a0mm");
    expect(conditionsText({ latest, rainToday: 0 }, german)).toBe("Temperatur 4,2\u00a0°C, Regen heute 0,0\u00a0mm");
    expect(conditionsOf({ latest, rainToday: null }, irish).map(({ metric }) => metric)).toEqual(["temperature"]);
  });
});

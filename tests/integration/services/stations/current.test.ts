import { expect, it } from "vitest";
import type { Current } from "@/lib/contract/station/station";
import { addCalibration } from "@/lib/services/metadata";
import { correct, record } from "@/lib/services/readings";
import { createStation, current, removeStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("the current weather", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  const shown = () => current(fixture.ctx({ actor: ANYONE, now: NOW }));
  const station = async (name: string, isPublic = true) =>
    (await createStation(ctx(), { name, lat: 1, lon: 2, isPublic })).id;

  it("current conditions use the sensors' calibrations, whether the values come together or alternate", async () => {
    const id = await station("calibrated");
    const since = NOW - 60 * MINUTE;
    await addCalibration(ctx(), { stationId: id, metric: "temperature", since, offset: -5 });
    await record(ctx(), [{ station: id, time: NOW - 9 * MINUTE, temperature: 20, humidity: 50 }]);
    const both = ofOne({ id, name: "calibrated" }, NOW - 9 * MINUTE, 15, 50);
    expect(await shown()).toEqual(both);
    await record(ctx(), [{ station: id, time: NOW - 8 * MINUTE, temperature: 20.1 }]);
    expect(await shown()).toEqual(both);
    await removeStation(ctx(), { id, reason: "test" }, { check: () => {} });
  });

  it("the current weather is the newest public temperature and humidity, from one reading if that has both", async () => {
    const [first, second, hidden] = [await station("first"), await station("second"), await station("hidden", false)];
    expect(await shown()).toEqual({ temperature: null, humidity: null });

    await record(ctx(), [{ station: hidden, time: NOW, temperature: 30, humidity: 30 }]);
    expect(await shown()).toEqual({ temperature: null, humidity: null });
    await record(ctx(), [{ station: second, time: NOW - 9 * MINUTE, humidity: 50 }]);
    const ofSecond = { id: second, name: "second" };
    const humidity = { station: ofSecond, time: NOW - 9 * MINUTE, value: 50 };
    expect(await shown()).toEqual({ temperature: null, humidity });

    // A newer reading of the temperature alone hides no humidity, whether it is of the same station or another.
    await record(ctx(), [{ station: second, time: NOW - 8.5 * MINUTE, temperature: 21 }]);
    const temperature = { station: ofSecond, time: NOW - 8.5 * MINUTE, value: 21 };
    expect(await shown()).toEqual({ temperature, humidity });
    const ofFirst = { id: first, name: "first" };
    await record(ctx(), [{ station: first, time: NOW - 8 * MINUTE, temperature: 19 }]);
    expect(await shown()).toEqual({ temperature: { station: ofFirst, time: NOW - 8 * MINUTE, value: 19 }, humidity });

    await record(ctx(), [{ station: first, time: NOW - 7 * MINUTE, temperature: 20, humidity: 40 }]);
    const byFirst = ofOne(ofFirst, NOW - 7 * MINUTE, 20, 40);
    expect(await shown()).toEqual(byFirst);

    // The other station alternates between the two, and sends both together in between.
    const time = NOW - 6 * MINUTE;
    await record(ctx(), [
      { station: second, time, temperature: 22, humidity: 55 },
      { station: second, time: NOW - 5 * MINUTE, temperature: 23 },
      { station: second, time: NOW - 4 * MINUTE, humidity: 56 },
    ]);
    expect(await shown()).toEqual(ofOne(ofSecond, time, 22, 55));

    const change = { kind: "hide", metric: "humidity" } as const;
    await correct(ctx(), { stationId: second, time, reason: "wet", change });
    expect(await shown()).toEqual(byFirst);

    await record(ctx(), [{ station: second, time: NOW + MINUTE, temperature: 24, humidity: 57 }]);
    expect(await shown()).toEqual(ofOne(ofSecond, NOW + MINUTE, 24, 57));
  });
});

function ofOne(station: { id: number; name: string }, time: number, temperature: number, humidity: number): Current {
  return { temperature: { station, time, value: temperature }, humidity: { station, time, value: humidity } };
}

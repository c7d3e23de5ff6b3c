import { expect, it } from "vitest";
import { correct } from "@/lib/services/readings/correct";
import { record } from "@/lib/services/readings/record";
import { addCalibration } from "@/lib/services/stations/calibrations";
import { createStation } from "@/lib/services/stations/create";
import { current } from "@/lib/services/stations/current";
import { removeStation } from "@/lib/services/stations/remove";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("the current weather", (bench) => {
  const ctx = () => bench.ctx({ now: NOW });

  const shown = () => current(bench.ctx({ actor: ANYONE, now: NOW }));
  const station = async (name: string, isPublic = true) =>
    (await createStation(ctx(), { name, lat: 1, lon: 2, isPublic })).id;

  it("is by the calibrations of its sensors, whether it comes at once or by turns", async () => {
    const id = await station("calibrated");
    const since = NOW - 60 * MINUTE;
    await addCalibration(ctx(), { stationId: id, metric: "temperature", since, offset: -5 });
    await record(ctx(), [{ station: id, time: NOW - 9 * MINUTE, temperature: 20, humidity: 50 }]);
    expect(await shown()).toMatchObject({ temperature: 15, humidity: 50 });
    await record(ctx(), [{ station: id, time: NOW - 8 * MINUTE, temperature: 20.1 }]);
    expect(await shown()).toMatchObject({ time: NOW - 9 * MINUTE, temperature: 15, humidity: 50 });
    await removeStation(ctx(), { id, reason: "test" }, () => {});
  });

  it("is the newest temperature and humidity that anyone may see, of one reading", async () => {
    const [first, second, hidden] = [await station("first"), await station("second"), await station("hidden", false)];
    expect(await shown()).toBeNull();

    await record(ctx(), [{ station: hidden, time: NOW, temperature: 30, humidity: 30 }]);
    await record(ctx(), [{ station: second, time: NOW - 9 * MINUTE, humidity: 50 }]);
    expect(await shown()).toBeNull();

    await record(ctx(), [{ station: second, time: NOW - 8 * MINUTE, temperature: 21 }]);
    const alone = { station: { id: second, name: "second" }, time: NOW - 8 * MINUTE, temperature: 21, humidity: null };
    expect(await shown()).toEqual(alone);

    const ofFirst = { station: { id: first, name: "first" }, time: NOW - 7 * MINUTE, temperature: 20, humidity: 40 };
    await record(ctx(), [{ station: first, time: ofFirst.time, temperature: 20, humidity: 40 }]);
    expect(await shown()).toEqual(ofFirst);

    // The other one sends the two by turns, and both at once in between.
    const bySecond = { ...alone, time: NOW - 6 * MINUTE, temperature: 22, humidity: 55 };
    await record(ctx(), [
      { station: second, time: bySecond.time, temperature: 22, humidity: 55 },
      { station: second, time: NOW - 5 * MINUTE, temperature: 23 },
      { station: second, time: NOW - 4 * MINUTE, humidity: 56 },
    ]);
    expect(await shown()).toEqual(bySecond);

    const change = { kind: "hide", metric: "humidity" } as const;
    await correct(ctx(), { stationId: second, time: bySecond.time, reason: "wet", change });
    expect(await shown()).toEqual(ofFirst);

    await record(ctx(), [{ station: second, time: NOW + MINUTE, temperature: 24, humidity: 57 }]);
    expect(await shown()).toMatchObject({ time: NOW + MINUTE, temperature: 24, humidity: 57 });
  });
});

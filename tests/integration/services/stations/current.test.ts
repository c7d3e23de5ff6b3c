import { expect, it } from "vitest";
import { record } from "@/lib/services/readings/record";
import { createStation } from "@/lib/services/stations/create";
import { current } from "@/lib/services/stations/current";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("the current weather", (bench) => {
  const ctx = () => bench.ctx({ now: NOW });

  it("is the newest temperature that anyone may see, with its humidity", async () => {
    const shown = () => current(bench.ctx({ actor: ANYONE, now: NOW }));
    const station = async (name: string, isPublic = true) =>
      (await createStation(ctx(), { name, lat: 1, lon: 2, isPublic })).id;
    const [first, second, hidden] = [await station("first"), await station("second"), await station("hidden", false)];
    expect(await shown()).toBeNull();

    await record(ctx(), [{ station: hidden, time: NOW, temperature: 30 }]);
    await record(ctx(), [{ station: second, time: NOW, humidity: 50 }]);
    expect(await shown()).toBeNull();

    await record(ctx(), [{ station: first, time: NOW - 3 * MINUTE, temperature: 20, humidity: 40 }]);
    const ofFirst = { station: { id: first, name: "first" }, time: NOW - 3 * MINUTE, temperature: 20, humidity: 40 };
    expect(await shown()).toEqual(ofFirst);

    await record(ctx(), [{ station: second, time: NOW + MINUTE, temperature: 21 }]);
    const ofSecond = { station: { id: second, name: "second" }, time: NOW + MINUTE, temperature: 21, humidity: null };
    expect(await shown()).toEqual(ofSecond);
  });
});

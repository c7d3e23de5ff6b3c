import { expect, it } from "vitest";
import { updateStation } from "@/lib/services/observations";
import { amend, correct, record, remove } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const NOW = T0 + 60 * MINUTE;

/** Regression: a spike that came first counted as good, and the true values after it as wrong. */
const SPIKE = 45;

onEachDatabase("the state of quality control", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = () => fixture.ctx({ now: NOW });

  async function stationWith(temperatures: number[]): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Test", lat: 1, lon: 2 });
    for (const [i, temperature] of temperatures.entries()) await report(id, i, temperature);
    return id;
  }
  /** A reading every ten minutes; returns its flags. */
  async function report(station: number, i: number, temperature: number) {
    const [result] = await record(ctx(), [{ station, time: T0 + i * 10 * MINUTE, temperature }]);
    return result?.status === "stored" ? result.flags : result;
  }
  const stateOf = async (id: number) => (await db().station.findUniqueOrThrow({ where: { id } })).qualityState;

  it.each<[string, (stationId: number, time: number) => Promise<unknown>]>([
    [
      "corrected",
      (stationId, time) =>
        correct(ctx(), { stationId, time, reason: "x", change: { kind: "correct", metric: "temperature", value: 11 } }),
    ],
    [
      "hidden",
      (stationId, time) =>
        correct(ctx(), { stationId, time, reason: "x", change: { kind: "hide", metric: "temperature" } }),
    ],
    ["amended", (stationId, time) => amend(ctx(), { stationId, time, reason: "x", values: { temperature: 11 } })],
    ["removed", (stationId, time) => remove(ctx(), { stationId, time, reason: "x" })],
    ["corrected by an update", (id) => updateStation(ctx(), { id, temperature: 11 })],
  ])("quality control does not compare with a latest reading that was %s", async (_title, change) => {
    const id = await stationWith([SPIKE]);
    await change(id, T0);
    expect(await report(id, 1, 12)).toBeNull();
  });

  it("after the latest reading is removed, quality control compares with the value before it", async () => {
    const id = await stationWith([10, 11]);
    const before = await stateOf(id);
    await report(id, 2, 12);
    await remove(ctx(), { stationId: id, time: T0 + 20 * MINUTE, reason: "x" });
    expect(await stateOf(id)).toEqual(before);
    expect(await report(id, 3, SPIKE)).toEqual({ temperature: "jump" });
  });

  it("quality control ignores an earlier reading, too, when a person found it wrong", async () => {
    const id = await stationWith([SPIKE, 12]);
    await correct(ctx(), { stationId: id, time: T0, reason: "x", change: { kind: "hide", metric: "temperature" } });
    expect(await report(id, 2, 12)).toBeNull();
  });

  it("quality control compares with a value that a person restored", async () => {
    const id = await stationWith([10, 40]);
    const time = T0 + 10 * MINUTE;
    await correct(ctx(), { stationId: id, time, reason: "x", change: { kind: "restore", metric: "temperature" } });
    expect(await report(id, 2, 41)).toBeNull();
  });

  it("a change that does not affect quality control's state keeps it", async () => {
    const id = await stationWith([10, SPIKE, 11, 11, 12]);
    const before = await stateOf(id);
    await correct(ctx(), {
      stationId: id,
      time: T0 + 20 * MINUTE,
      reason: "x",
      change: { kind: "correct", metric: "humidity", value: 50 },
    });
    expect(await stateOf(id)).toMatchObject(before as object);
  });

  it("quality control has no state when no reading is left", async () => {
    const id = await stationWith([SPIKE]);
    await remove(ctx(), { stationId: id, time: T0, reason: "x" });
    expect(await stateOf(id)).toEqual({});
  });
});

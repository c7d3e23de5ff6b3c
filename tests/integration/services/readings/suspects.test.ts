import { expect, it } from "vitest";
import { adminAt } from "@/lib/admin/registry";
import { amend, correct, record, remove, removeReadings } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("the list of suspects", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = () => fixture.ctx({ now: T0 + 300 * MINUTE });
  const time = T0 + 5 * MINUTE;

  const report = (station: number, minute: number, values: object) =>
    record(ctx(), [{ station, time: T0 + minute * MINUTE, ...values }]);

  const listed = (stationId: number) =>
    db().suspectValue.findMany({ where: { stationId }, orderBy: { metric: "asc" } });

  /** A station with a small spike, and with a gust below the mean wind. */
  async function stationWithSuspects(): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Test", lat: 51.5, lon: 0 });
    await report(id, 0, { temperature: 20 });
    await report(id, 5, { temperature: 31, windSpeed: 9, windGust: 5 });
    await report(id, 10, { temperature: 20.3 });
    return id;
  }

  it("the list of suspects shows each suspect value with its reason", async () => {
    const id = await stationWithSuspects();
    expect(await listed(id)).toMatchObject([
      { time: new Date(time), metric: "temperature", value: 31, flag: "jump" },
      { time: new Date(time), metric: "windGust", value: 5, flag: "inconsistent" },
      { time: new Date(time), metric: "windSpeed", value: 9, flag: "inconsistent" },
    ]);
  });

  it("the list of suspects drops those that the next reading clears or refuses", async () => {
    const { id } = await createStation(ctx(), { name: "Test", lat: 51.5, lon: 0 });
    await report(id, 0, { temperature: 20, humidity: 50 });
    await report(id, 5, { temperature: 45, humidity: 50 });
    expect(await listed(id)).toMatchObject([{ metric: "temperature" }]);
    await report(id, 10, { temperature: 20, humidity: 90 });
    expect(await listed(id)).toMatchObject([{ metric: "humidity" }]);
    await report(id, 15, { humidity: 91 });
    expect(await listed(id)).toEqual([]);
  });

  it.each<[string, (stationId: number) => Promise<unknown>]>([
    [
      "corrected",
      (stationId) =>
        correct(ctx(), { stationId, time, reason: "x", change: { kind: "correct", metric: "temperature", value: 21 } }),
    ],
    [
      "hidden with others",
      (stationId) => amend(ctx(), { stationId, time, reason: "x", values: { temperature: null } }),
    ],
  ])("the list of suspects drops a value that is %s", async (_title, change) => {
    const id = await stationWithSuspects();
    await change(id);
    expect((await listed(id)).map(({ metric }) => metric)).toEqual(["windGust", "windSpeed"]);
  });

  it.each<[string, (stationId: number) => Promise<unknown>]>([
    ["reading", (stationId) => remove(ctx(), { stationId, time, reason: "x" })],
    ["readings", (stationId) => removeReadings(ctx(), { stationId, times: [T0, time], reason: "x" })],
    ["station", (id) => db().station.delete({ where: { id } })],
  ])("the list of suspects drops values that are removed with their %s", async (_title, change) => {
    const id = await stationWithSuspects();
    await change(id);
    expect(await listed(id)).toEqual([]);
  });

  it.each([
    ["accept", 31, undefined],
    ["hide", undefined, "hidden"],
  ] as const)("a suspect is settled by %s in the admin, with a reason for the log", async (name, shown, flag) => {
    const stationId = await stationWithSuspects();
    const [suspect] = await listed(stationId);
    const action = adminAt("suspect-value").actions?.find((one) => one.name === name);
    await action?.run?.(ctx(), { id: suspect?.id ?? 0 }, { reason: "seen by the window" });
    expect((await listed(stationId)).map(({ metric }) => metric)).toEqual(["windGust", "windSpeed"]);
    const row = await db().sensorData.findUniqueOrThrow({
      where: { stationId_time: { stationId, time: new Date(time) } },
    });
    expect(row.temperature).toBe(31);
    expect((row.flags as Record<string, string>).temperature).toBe(flag);
    const entry = await db().logEntry.findFirstOrThrow({ where: { model: "SensorData" }, orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ reason: "seen by the window", changes: { temperature: [31, shown ?? null] } });
  });
});

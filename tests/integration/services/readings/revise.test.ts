import { expect, it } from "vitest";
import { correct, record, series } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 11, 50);
const MINUTE = 60_000;
const NOW = T0 + 300 * MINUTE;

onEachDatabase("revising earlier readings by later ones", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = () => fixture.ctx({ now: NOW });
  const newStation = async () => (await createStation(ctx(), { name: "Test", lat: 51.5, lon: 0 })).id;
  const at = (minute: number) => T0 + minute * MINUTE;

  /** Posts each reading alone; returns the answers. */
  async function report(station: number, readings: readonly (readonly [minute: number, temperature: number])[]) {
    const answers = [];
    for (const [minute, temperature] of readings) {
      const [result] = await record(ctx(), [{ station, time: at(minute), temperature }]);
      answers.push(result?.status === "stored" ? (result.flags?.temperature ?? null) : result);
    }
    return answers;
  }
  const flagsOf = async (stationId: number) => {
    const rows = await db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    return rows.map(({ flags }) => flags);
  };

  it("a lone spike is suspect and shown when it comes, and refused with the next reading", async () => {
    const station = await newStation();
    expect(
      await report(station, [
        [0, 20],
        [5, 45],
      ]),
    ).toEqual([null, "jump"]);
    expect((await db().station.findUniqueOrThrow({ where: { id: station } })).temperature).toBe(45);
    await db().dirtyHour.deleteMany({ where: { stationId: station } });
    expect(await report(station, [[11, 20.4]])).toEqual([null]);
    expect(await flagsOf(station)).toEqual([null, { temperature: "spike" }, null]);
    // The spike's hour, too, which does not contain the next reading.
    const marks = await db().dirtyHour.findMany({ where: { stationId: station }, orderBy: { time: "asc" } });
    expect(marks.map(({ time }) => time)).toEqual([new Date(at(-50)), new Date(at(10))]);
  });

  it("a wrong first reading is suspect, and not the hour of good ones after it", async () => {
    const station = await newStation();
    const good = Array.from({ length: 12 }, (_, i) => [5 + i * 5, 20 + i / 10] as const);
    expect(await report(station, [[0, 45], ...good])).toEqual([null, "jump", ...Array(11).fill(null)]);
    expect(await flagsOf(station)).toEqual([{ temperature: "jump" }, ...Array(12).fill(null)]);
  });

  it("a weather front that lasts is no longer suspect", async () => {
    const station = await newStation();
    await report(station, [
      [-5, 26],
      [0, 26],
      [5, 6],
      [10, 5],
    ]);
    expect(await flagsOf(station)).toEqual([null, null, null, null]);
  });

  it("later readings do not change a person's verdict", async () => {
    const station = await newStation();
    await report(station, [
      [0, 20],
      [5, 45],
    ]);
    const key = { stationId: station, time: at(5), reason: "x" };
    await correct(ctx(), { ...key, change: { kind: "hide", metric: "temperature" } });
    await report(station, [[10, 20.4]]);
    expect(await flagsOf(station)).toEqual([null, { temperature: "hidden" }, null]);
  });

  it("a late reading is settled by stored ones that follow it, and settles those before it", async () => {
    const station = await newStation();
    await report(station, [
      [0, 20],
      [20, 20.2],
      [60, 20.3],
      [65, 45],
      [120, 20.4],
    ]);
    expect(await flagsOf(station)).toEqual([null, null, null, { temperature: "jump" }, null]);
    const late = await record(ctx(), [{ station, time: at(10), temperature: 45 }]);
    expect(late).toEqual([{ status: "stored", flags: { temperature: "spike" } }]);
    await record(ctx(), [{ station, time: at(70), temperature: 20.2 }]);
    expect(await flagsOf(station)).toEqual([
      null,
      { temperature: "spike" },
      null,
      null,
      { temperature: "spike" },
      null,
      null,
    ]);
  });

  it("suspect values are drawn in charts, and listed beside refused ones", async () => {
    const station = await newStation();
    await report(station, [
      [0, 20],
      [5, 31],
      [10, 20.4],
      [15, 85],
    ]);
    const drawn = await series(ctx(), { stationId: station, from: at(0), to: at(60), flagged: true } as never);
    expect(drawn.metrics.temperature?.value).toEqual([20, 31, 20.4]);
    expect(drawn.flagged).toEqual([
      { metric: "temperature", time: at(5), value: 31, flag: "jump" },
      { metric: "temperature", time: at(15), value: 85, flag: "failure" },
    ]);
  });

  it("revised values are shown, and the raw values are kept", async () => {
    const station = await newStation();
    const values = { humidity: 103, solarRadiation: -4, temperature: 8 };
    await record(ctx(), [{ station, time: at(0), ...values }]);
    expect(await db().sensorData.findFirst({ where: { stationId: station } })).toMatchObject({
      ...values,
      flags: null,
    });
    const { latest } = await db().station.findUniqueOrThrow({ where: { id: station } });
    expect(latest).toMatchObject({ humidity: 100, solarRadiation: 0, temperature: 8 });
    const { metrics } = await series(ctx(), { stationId: station, from: at(0), to: at(60) } as never);
    expect([metrics.humidity?.value, metrics.solarRadiation?.value]).toEqual([[100], [0]]);
  });

  it("radiation is checked against the sun at the station's own coordinates", async () => {
    const [london, auckland] = [
      await newStation(),
      (await createStation(ctx(), { name: "South", lat: -36.8, lon: 174.8 })).id,
    ];
    const results = await record(ctx(), [
      { station: london, time: at(0), solarRadiation: 300 },
      { station: auckland, time: at(0), solarRadiation: 300 },
    ]);
    expect(results).toEqual([
      { status: "stored", flags: null },
      { status: "stored", flags: { solarRadiation: "inconsistent" } },
    ]);
  });
});

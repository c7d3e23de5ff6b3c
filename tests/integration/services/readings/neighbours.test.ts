import { expect, it } from "vitest";
import { adminAt } from "@/lib/admin/registry";
import type { SqlValue } from "@/lib/db/sql";
import { checkNextHour, correct, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { seaLevelPressure } from "@/lib/weather/formulas/pressure";
import { onEachDatabase, type TestBench } from "../../support/database";

const HOUR_START = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
/** The time at which the hour is checked. */
const JUDGED = HOUR_START + 81 * MINUTE;

/** Stations of one place: the first in the middle, the others around it. Each place is far from all others. */
let places = 0;
async function town(fixture: TestBench, neighbours: object = {}) {
  const ctx = fixture.ctx({ now: HOUR_START });
  const lon = -170 + 10 * places++;
  const at = (north: number, east: number, more: object) =>
    createStation(ctx, { name: "Test", lat: 48 + north, lon: lon + east, elevation: 100, ...more }).then(
      ({ id }) => id,
    );
  const first = await at(0, 0, {});
  const others = [];
  for (let i = 0; i < 6; i++) {
    const angle = (i * Math.PI) / 3;
    others.push(await at(0.1 * Math.cos(angle), 0.15 * Math.sin(angle), neighbours));
  }
  return { first, others };
}

onEachDatabase("the neighbours check", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (now = JUDGED) => fixture.ctx({ now });
  const at = (minute: number) => HOUR_START + minute * MINUTE;
  const report = (station: number, minute: number, values: object) =>
    record(ctx(), [{ station, time: at(minute), ...values }]);

  /** Continues from this hour, whatever was checked before. */
  const begin = () => checkNextHour(ctx(HOUR_START));
  const judge = async () => {
    await refresh(ctx());
    return checkNextHour(ctx());
  };
  const flagsOf = async (stationId: number) => {
    const rows = await db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    return rows.map(({ flags }) => flags);
  };
  const suspectsOf = (stationId: number) =>
    db().suspectValue.findMany({ where: { stationId }, orderBy: [{ time: "asc" }, { metric: "asc" }] });

  /** Two readings of a sensor indoors, with winter around it. */
  async function indoors(neighbours?: object): Promise<number> {
    const { first, others } = await town(fixture, neighbours);
    await begin();
    await report(first, 10, { temperature: 21, humidity: 40 });
    await report(first, 50, { temperature: 21.5, humidity: 40 });
    for (const [i, other] of others.entries()) await report(other, 5 + i, { temperature: 2 + i / 2 });
    return first;
  }

  it("the neighbours check suspects a value that is far off, lists it and still shows it", async () => {
    const station = await indoors();
    await refresh(ctx());
    await db().dirtyHour.deleteMany({});
    expect(await judge()).toBe(true);
    expect(await flagsOf(station)).toEqual([{ temperature: "neighbours" }, { temperature: "neighbours" }]);
    expect(await suspectsOf(station)).toMatchObject([
      { time: new Date(at(10)), metric: "temperature", value: 21, flag: "neighbours" },
      { time: new Date(at(50)), metric: "temperature", value: 21.5, flag: "neighbours" },
    ]);
    expect(await db().station.findUniqueOrThrow({ where: { id: station } })).toMatchObject({ temperature: 21.5 });
    expect(await db().dirtyHour.findMany({ where: { stationId: station } })).toMatchObject([
      { time: new Date(HOUR_START) },
    ]);
  });

  it("the neighbours check compares with private stations, too", async () => {
    const station = await indoors({ isPublic: false });
    await judge();
    expect(await flagsOf(station)).toEqual([{ temperature: "neighbours" }, { temperature: "neighbours" }]);
  });

  it("the neighbours check ignores the demo's stations, which show the weather of another year", async () => {
    const station = await indoors();
    await db().station.updateMany({ where: { id: { gt: station } }, data: { isDemo: true } });
    await judge();
    expect(await flagsOf(station)).toEqual([null, null]);
    await db().station.updateMany({ data: { isDemo: false } });
  });

  it("the neighbours check accepts an hour of which one value agrees, even before the statistics have it", async () => {
    const station = await indoors();
    await refresh(ctx());
    await report(station, 55, { temperature: 3 });
    await checkNextHour(ctx());
    expect(await flagsOf(station)).toEqual([null, null, { temperature: "jump" }]);
  });

  it("the neighbours check leaves flagged values, and values that people decided, alone", async () => {
    const station = await indoors();
    const key = { stationId: station, reason: "x" };
    await report(station, 51, { temperature: 30 });
    await correct(ctx(), { ...key, time: at(10), change: { kind: "correct", metric: "temperature", value: 20.5 } });
    await correct(ctx(), { ...key, time: at(50), change: { kind: "hide", metric: "temperature" } });
    await report(station, 55, { temperature: 21.6 });
    await judge();
    expect(await flagsOf(station)).toEqual([
      null,
      { temperature: "hidden" },
      { temperature: "jump" },
      { temperature: "neighbours" },
    ]);
  });

  it("the neighbours check does not suspect again a value that a person has accepted", async () => {
    const station = await indoors();
    await judge();
    const [suspect] = await suspectsOf(station);
    const accept = adminAt("suspect-value").actions?.find(({ name }) => name === "accept");
    await accept?.run?.(ctx(), { id: suspect?.id ?? 0 }, { reason: "seen by the window" });
    // As after a crash between setting the flags and recording that the hour is done.
    await begin();
    await judge();
    expect(await flagsOf(station)).toEqual([null, { temperature: "neighbours" }]);
  });

  it("the neighbours check suspects a barometer by its sea-level pressure, which is still shown", async () => {
    const { first, others } = await town(fixture);
    await begin();
    await report(first, 10, { pressure: 1031, temperature: 10, humidity: 60 });
    for (const other of others) await report(other, 10, { pressure: 1003, temperature: 10, humidity: 60 });
    await judge();
    expect(await flagsOf(first)).toEqual([{ pressure: "neighbours" }]);
    expect(await suspectsOf(first)).toMatchObject([{ metric: "pressure", value: 1031 }]);
    const { latest } = await db().station.findUniqueOrThrow({ where: { id: first } });
    const shown = seaLevelPressure(1031, 100, 10, 60);
    expect((latest as Record<string, number>).seaLevelPressure).toBeCloseTo(shown ?? 0, 6);
  });

  it("the neighbours check waits until twenty minutes after the hour, and checks each hour once", async () => {
    const station = await indoors();
    await refresh(ctx());
    expect(await checkNextHour(ctx(at(79)))).toBe(false);
    expect(await flagsOf(station)).toEqual([null, null]);
    expect(await checkNextHour(ctx(at(80)))).toBe(true);
    expect(await checkNextHour(ctx(at(81)))).toBe(false);
    await report(station, 30, { temperature: 21.2 });
    await refresh(ctx());
    expect(await checkNextHour(ctx(at(82)))).toBe(false);
    expect(await flagsOf(station)).toEqual([{ temperature: "neighbours" }, null, { temperature: "neighbours" }]);
  });

  it("the neighbours check continues hour by hour, and catches up a day at most", async () => {
    const hours = async (now: number) => {
      let count = 0;
      while (await checkNextHour(ctx(now))) count += 1;
      return count;
    };
    await begin();
    expect(await hours(at(80 + 60 * 3))).toBe(4);
    expect(await hours(at(80 + 60 * 100))).toBe(24);
    expect(await hours(at(80 + 60 * 101))).toBe(1);
  });

  it("the neighbours check ignores readings from before its first run", async () => {
    await db().setting.deleteMany({ where: { name: "neighboursNextHour" } });
    expect(await checkNextHour(ctx())).toBe(false);
    expect(await checkNextHour(ctx())).toBe(false);
  });

  // MariaDB's plans depend on the amount of data.
  it.runIf(fixture.dialect === "sqlite")(
    "the neighbours check reads no whole table except that of the stations",
    async () => {
      const station = await indoors();
      await refresh(ctx());
      const asked: { statement: string; values: readonly SqlValue[] }[] = [];
      const { read } = fixture.database;
      const all = <Row>(statement: string, values: readonly SqlValue[]) => {
        asked.push({ statement, values });
        return read.all<Row>(statement, values);
      };
      await checkNextHour({ ...ctx(), database: { ...fixture.database, read: { run: read.run, all } } });
      expect(await flagsOf(station)).toHaveLength(2);
      for (const { statement, values } of asked) {
        const plan = await read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, values);
        const scans = plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!Station\b)/.test(detail));
        expect(scans, statement).toEqual([]);
      }
      expect(asked.map(({ statement }) => statement).join()).toMatch(/HourRollup.*SensorData/s);
    },
  );
});

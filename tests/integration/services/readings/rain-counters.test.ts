import fc from "fast-check";
import { expect, it } from "vitest";
import { record, remove } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { byDay, type GaugeMessage, gaugeArbitrary } from "../../../support/gauge";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 4, 17, 6);
const MINUTE = 60_000;
const NOW = T0 + 60 * 86_400_000;

onEachDatabase("rain from counters", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = () => fixture.ctx({ now: NOW });
  const newStation = async () => (await createStation(ctx(), { name: "Gauge", lat: 51.5, lon: 0 })).id;
  const at = (minute: number) => T0 + minute * MINUTE;

  /** Each message alone, in this order. */
  async function report(station: number, readings: readonly Record<string, number>[]) {
    for (const { minute = 0, ...values } of readings) await record(ctx(), [{ station, time: at(minute), ...values }]);
  }
  async function rainOf(stationId: number): Promise<(number | null)[]> {
    const rows = await db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    return rows.map(({ rain }) => rain);
  }
  const totals = (...values: number[]) => values.map((rainTotal, minute) => ({ minute, rainTotal }));
  const samplesOf = (stationId: number) =>
    db().rainCounter.findMany({ where: { stationId }, orderBy: { time: "asc" }, select: { time: true, state: true } });

  it("the first gives nothing, each rise has fallen, and resets and faults are told by the next message", async () => {
    const station = await newStation();
    await report(station, totals(115, 115.2, 49, 115.4, 0, 0.2, 0.4, 41_823.9, 0.6));
    expect(await rainOf(station)).toEqual([null, 0.2, 0, 0.2, 0, 0.2, 0.2, 0, 0.2]);
  });

  it("the rain of a reset goes to its own reading, whose hour is marked, and is shown as the latest", async () => {
    const station = await newStation();
    await report(station, [
      { minute: 0, rainTotal: 115 },
      { minute: 50, rainTotal: 0.6, temperature: 20 },
    ]);
    expect(await rainOf(station)).toEqual([null, 0]);
    await db().dirtyHour.deleteMany({ where: { stationId: station } });
    await report(station, [{ minute: 70, rainTotal: 0.8 }]);
    expect(await rainOf(station)).toEqual([null, 0.6, 0.2]);
    const marks = await db().dirtyHour.findMany({ where: { stationId: station }, orderBy: { time: "asc" } });
    expect(marks.map(({ time }) => time.getTime())).toEqual([at(0), at(60)]);
    const { latest } = await db().station.findUniqueOrThrow({ where: { id: station } });
    expect(latest).toEqual({ rain: 0.2 });
  });

  it("a message that may not correct leaves the counters that are stored, and adds those that are not", async () => {
    const station = await newStation();
    await report(station, totals(10, 10.2, 10.4));
    const again = { station, time: at(1), rainTotal: 10.3, rainDay: 1 };
    await record(ctx(), [again], { isMerging: false });
    expect(await rainOf(station)).toEqual([null, 0.2, 0.2]);
    const [, stored] = await db().rainCounter.findMany({ where: { stationId: station }, orderBy: { time: "asc" } });
    expect(stored?.counters).toEqual({ rainTotal: 10.2, rainDay: 1 });
    await record(ctx(), [again]);
    expect(await rainOf(station)).toEqual([null, 0.3, 0.1]);
  });

  it("late messages are put between their neighbours, and an equal one changes nothing", async () => {
    const inOrder = totals(10, 10.2, 10.4, 0, 0.2, 0.4, 61.2, 0.6, 0.8);
    const station = await newStation();
    await report(station, inOrder);
    const right = await rainOf(station);
    expect(right).toEqual([null, 0.2, 0.2, 0, 0.2, 0.2, 0, 0.2, 0.2]);
    for (const order of [
      [8, 7, 6, 5, 4, 3, 2, 1, 0],
      [0, 2, 1, 5, 3, 4, 8, 6, 7],
      [4, 4, 0, 8, 1, 1, 7, 2, 6, 3, 5, 0],
    ]) {
      const other = await newStation();
      await report(
        other,
        order.flatMap((i) => inOrder[i] ?? []),
      );
      expect(await rainOf(other)).toEqual(right);
      expect(await samplesOf(other)).toEqual(await samplesOf(station));
    }
  });

  it("a counter joins the reading that its station has of that time", async () => {
    const station = await newStation();
    await report(station, [
      { minute: 0, temperature: 20 },
      { minute: 1, temperature: 20.1 },
      { minute: 0, rainTotal: 10 },
      { minute: 1, rainDay: 2 },
      { minute: 1, rainTotal: 10.2 },
    ]);
    expect(await rainOf(station)).toEqual([null, 0.2]);
  });

  it("rain that a reading says itself stays, and is not counted again", async () => {
    const station = await newStation();
    await report(station, [
      { minute: 0, rainTotal: 10 },
      { minute: 1, rainTotal: 10.4, rain: 0.5 },
      { minute: 3, rainTotal: 10.8 },
      { minute: 2, rainTotal: 10.6 },
    ]);
    expect(await rainOf(station)).toEqual([null, 0.5, 0.2, 0.2]);
  });

  it("impossible rain is refused by quality control, also when it is confirmed later", async () => {
    const station = await newStation();
    await report(station, totals(10, 10, 95, 95.2));
    const rows = await db().sensorData.findMany({ where: { stationId: station }, orderBy: { time: "asc" } });
    expect(rows.map(({ rain, flags }) => [rain, flags])).toEqual([
      [null, null],
      [0, null],
      [85, { rain: "burst" }],
      [0.2, null],
    ]);
    // What a person has decided stays.
    await db().sensorData.update({
      where: { stationId_time: { stationId: station, time: new Date(at(2)) } },
      data: { flags: { rain: "hidden" } },
    });
    await record(ctx(), [{ station, time: at(1.5), rainTotal: 10.2 }]);
    const changed = await db().sensorData.findMany({ where: { stationId: station }, orderBy: { time: "asc" } });
    expect(changed.map(({ rain, flags }) => [rain, flags])).toEqual([
      [null, null],
      [0, null],
      [0.2, null],
      [84.8, { rain: "hidden" }],
      [0.2, null],
    ]);
  });

  it("what fell before a removed reading counts at the next", async () => {
    const station = await newStation();
    await report(station, totals(10, 10.2, 10.6, 10.8));
    await remove(ctx(), { stationId: station, time: at(2), reason: "Wrong." });
    expect(await rainOf(station)).toEqual([null, 0.2, 0.6]);
    await remove(ctx(), { stationId: station, time: at(0), reason: "Wrong." });
    expect(await rainOf(station)).toEqual([null, 0.6]);
  });

  it("a day's total is the gauge's to 0.3 mm, in any batches and any order", async () => {
    const plan = fc.record({
      messages: gaugeArbitrary,
      /** Sizes of batches, and how far each message may come late. */
      sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
      delays: fc.array(fc.constantFrom(0, 0, 0, 0, 3, 30), { minLength: 1, maxLength: 20 }),
      again: fc.array(fc.nat(300), { maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ messages, sizes, delays, again }) => {
        const station = await newStation();
        const repeats = again.flatMap((i) => messages[i] ?? []);
        const sent = [...delayed(messages, delays), ...repeats];
        for (let [from, i] = [0, 0]; from < sent.length; i += 1) {
          const size = sizes[i % sizes.length] ?? 1;
          const batch = sent.slice(from, from + size);
          await record(
            ctx(),
            batch.map(({ time, counters }) => ({ station, time, ...counters })),
          );
          from += size;
        }
        const rows = await db().sensorData.findMany({ where: { stationId: station } });
        const counted = byDay(rows.map(({ time, rain }) => ({ time: time.getTime(), rain: rain ?? 0 })));
        const gauge = byDay(messages.map(({ time, fell }) => ({ time, rain: fell })));
        for (const [day, rain] of gauge) expect(Math.abs((counted.get(day) ?? 0) - rain)).toBeLessThan(0.3);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

/** The messages in the order in which they arrive, of which some come after later ones. */
function delayed(messages: readonly GaugeMessage[], delays: readonly number[]): GaugeMessage[] {
  const arrivals = messages.map((message, i) => ({ message, at: i + (delays[i % delays.length] ?? 0) }));
  return arrivals.sort((a, b) => a.at - b.at).map(({ message }) => message);
}

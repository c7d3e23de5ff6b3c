import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { correct, createReading, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { newActor } from "../actors";

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 0, 15, 12);
const NOW = T0 + 24 * 60 * MINUTE;
const PERSON = { kind: "correct", metric: "temperature", value: 12 } as const;

/** Several messages of one station and time. */
onEachDatabase("the readings of one moment", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const db = () => fixture.database.prisma;
  const newStation = async () => (await createStation(ctx(), { name: "M", lat: 52.5, lon: 13.4, elevation: 34 })).id;
  const time = (minutes = 0) => new Date(T0 + minutes * MINUTE).toISOString();
  const tell = async (station: number, values: object, minutes = 0) =>
    (await record(ctx(), [{ station, time: time(minutes), ...values }]))[0];
  const row = (stationId: number, minutes = 0) =>
    db().sensorData.findUniqueOrThrow({
      where: { stationId_time: { stationId, time: new Date(T0 + minutes * MINUTE) } },
    });
  const latestOf = async (id: number) => (await db().station.findUniqueOrThrow({ where: { id } })).latest;
  const entries = (stationId: number) =>
    db().logEntry.findMany({
      where: { model: "SensorData", objectId: `${stationId}/${time()}` },
      orderBy: { id: "asc" },
    });
  const decide = (stationId: number, change: Parameters<typeof correct>[1]["change"]) =>
    correct(ctx(), { stationId, time: T0, reason: "sun", change });

  it("a second message adds metrics and channels that the reading lacks, and the latest follows", async () => {
    const station = await newStation();
    expect(await tell(station, { temperature: 20, extra: { soil: 3 } })).toEqual({ status: "stored", flags: null });
    expect(await tell(station, { humidity: 50, extra: { soil: 3, leaf: 4 } })).toEqual({
      status: "completed",
      flags: null,
    });
    expect(await tell(station, { humidity: 50 })).toEqual({ status: "repeated" });
    expect(await row(station)).toMatchObject({
      temperature: 20,
      humidity: 50,
      extra: { soil: 3, leaf: 4 },
      flags: null,
      corrections: null,
    });
    expect(await latestOf(station)).toMatchObject({ temperature: 20, humidity: 50, dewPoint: expect.closeTo(9.26, 1) });
    expect(await entries(station)).toEqual([]);
    await refresh(ctx(), { stationId: station });
    expect(await db().hourRollup.count({ where: { stationId: station, metric: "humidity" } })).toBe(1);
  });

  it("an older reading is completed as well, and the latest stays", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    await tell(station, { temperature: 21, humidity: 40 }, 5);
    await refresh(ctx(), { stationId: station });
    expect(await tell(station, { humidity: 50 })).toMatchObject({ status: "completed" });
    expect(await latestOf(station)).toMatchObject({ temperature: 21, humidity: 40 });
    expect(await db().dirtyHour.count({ where: { stationId: station } })).toBeGreaterThan(0);
  });

  it("another value is shown in place of the stored one, which stays, with a log entry", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    expect(await tell(station, { temperature: 21 })).toMatchObject({ status: "corrected" });
    expect(await row(station)).toMatchObject({
      temperature: 20,
      corrections: { temperature: 21 },
      flags: { temperature: "superseded" },
    });
    expect(await latestOf(station)).toMatchObject({ temperature: 21 });
    expect(await tell(station, { temperature: 20 })).toEqual({ status: "repeated" });
    expect(await tell(station, { temperature: 21 })).toEqual({ status: "repeated" });
    expect(await tell(station, { temperature: 22, humidity: 60 })).toMatchObject({ status: "corrected" });
    expect(await row(station)).toMatchObject({ temperature: 20, humidity: 60, corrections: { temperature: 22 } });
    expect(await entries(station)).toMatchObject([
      { changes: { temperature: [20, 21] }, action: "change" },
      { changes: { temperature: [21, 22] } },
    ]);
    // The next reading is judged against the corrected one.
    await tell(station, { temperature: 3 }, -2);
    await tell(station, { temperature: 3 }, -1);
    expect(await tell(station, { temperature: 22.5 }, 1)).toEqual({ status: "stored", flags: null });
  });

  it("another value of a channel replaces the stored one, and the log has both", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20, extra: { soil: 3, constructor: 1 } });
    expect(await tell(station, { extra: { soil: 4, toString: 2 } })).toMatchObject({ status: "corrected" });
    expect(await row(station)).toMatchObject({ extra: { soil: 4, constructor: 1, toString: 2 } });
    expect(await entries(station)).toMatchObject([{ changes: { soil: [3, 4] } }]);
  });

  it.each([
    ["hid", { kind: "hide", metric: "temperature" }, { flags: { temperature: "hidden" }, corrections: null }],
    ["corrected", PERSON, { corrections: { temperature: 12 } }],
  ] as const)("a device never changes what a person %s", async (_title, change, expected) => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    await decide(station, change);
    expect(await tell(station, { temperature: 25 })).toEqual({ status: "repeated" });
    expect(await row(station)).toMatchObject({ temperature: 20, ...expected });
    expect(await tell(station, { temperature: 25, humidity: 50 })).toMatchObject({ status: "completed" });
    expect(await row(station)).toMatchObject({ temperature: 20, humidity: 50, ...expected });
  });

  it("a person's decision about a corrected value stands against the device", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    await tell(station, { temperature: 21 });
    await decide(station, PERSON);
    expect(await tell(station, { temperature: 22 })).toEqual({ status: "repeated" });
    expect(await row(station)).toMatchObject({ temperature: 20, corrections: { temperature: 12 }, flags: null });
  });

  it("quality control judges what a message brings: refused values correct nothing", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20, rain: 0 });
    await tell(station, { temperature: 20, rain: 0 }, 1);
    await tell(station, { temperature: 20.1 }, 2);
    expect(await tell(station, { temperature: 600 }, 2)).toEqual({ status: "repeated" });
    expect(await tell(station, { rain: 400 }, 2)).toEqual({ status: "completed", flags: { rain: "burst" } });
    expect(await tell(station, { rain: 500 }, 1)).toEqual({ status: "repeated" });
    expect(await row(station, 1)).toMatchObject({ rain: 0, corrections: null });
    expect(await tell(station, { humidity: 150 })).toEqual({ status: "completed", flags: { humidity: "range" } });
    expect(await tell(station, { humidity: 50 })).toMatchObject({ status: "corrected" });
    expect(await row(station)).toMatchObject({ humidity: 150, corrections: { humidity: 50 } });
  });

  it("values that contradict each other are flagged whichever message brings them", async () => {
    const station = await newStation();
    await tell(station, { windSpeed: 10 });
    expect(await tell(station, { windGust: 4 })).toMatchObject({
      flags: { windSpeed: "inconsistent", windGust: "inconsistent" },
    });
    expect(await db().suspectValue.count({ where: { stationId: station } })).toBe(2);
  });

  it("lines of one time in one request are one reading, in any order, and so are requests at the same time", async () => {
    const [station, other] = [await newStation(), await newStation()];
    const results = await record(ctx(), [
      { station, time: time(1), temperature: 20 },
      { station, time: time(), humidity: 50 },
      { station, time: time(), temperature: 19, humidity: 50 },
      { station, time: time(), temperature: 19 },
      { station, time: time(), temperature: 18, extra: { soil: 1 } },
      { station: other, time: time(), temperature: 1 },
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "stored",
      "stored",
      "completed",
      "repeated",
      "corrected",
      "stored",
    ]);
    expect(await row(station)).toMatchObject({
      humidity: 50,
      temperature: 19,
      corrections: { temperature: 18 },
      extra: { soil: 1 },
    });
    const parts = [{ temperature: 5 }, { humidity: 60 }, { pressure: 1000 }, { extra: { soil: 2 } }];
    const outcomes = await Promise.all(parts.map((part) => tell(station, part, 9)));
    expect(outcomes.map((outcome) => outcome?.status).sort()).toEqual([
      "completed",
      "completed",
      "completed",
      "stored",
    ]);
    expect(await row(station, 9)).toMatchObject({ temperature: 5, humidity: 60, pressure: 1000, extra: { soil: 2 } });
  });

  it("who may only add readings adds what is lacking, and corrects nothing", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    const actor = await newActor(fixture, ["SensorData.add"]);
    const message = { station, time: time(), temperature: 21, humidity: 50 };
    expect(await record(ctx(actor), [message])).toMatchObject([{ status: "completed" }]);
    expect(await row(station)).toMatchObject({ temperature: 20, humidity: 50, corrections: null });
  });

  it("a reading that a person types is refused where there is one of that time, and changes nothing", async () => {
    const station = await newStation();
    await tell(station, { temperature: 20 });
    await expect(createReading(ctx(), { stationId: station, time: T0, humidity: 50 })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await row(station)).toMatchObject({ humidity: null });
  });

  it("a correction is calibrated like the raw value", async () => {
    const station = await newStation();
    await db().stationCalibration.create({
      data: { stationId: station, metric: "temperature", since: new Date(T0 - MINUTE), factor: 1, offset: 2 },
    });
    await tell(station, { temperature: 20 });
    await tell(station, { temperature: 21 });
    expect(await latestOf(station)).toMatchObject({ temperature: 23 });
    expect(await tell(station, { temperature: 21 })).toEqual({ status: "repeated" });
  });

  const METRICS = ["temperature", "humidity", "pressure", "windSpeed", "rain", "battery", "soilMoisture"] as const;
  const whole = fc.record({
    values: fc.dictionary(fc.constantFrom(...METRICS), fc.integer({ min: 0, max: 30 }), { minKeys: 1 }),
    extra: fc.dictionary(fc.constantFrom("soil", "leaf", "lid"), fc.integer({ min: 0, max: 9 })),
  });
  const split = fc.record({
    moments: fc.array(whole, { minLength: 1, maxLength: 3 }),
    /** Parts of one moment: which of its fields each has. A first part of all fields is never needed. */
    parts: fc.array(fc.record({ moment: fc.nat(2), fields: fc.integer({ min: 1, max: 1023 }) }), { maxLength: 8 }),
    order: fc.array(fc.nat(100), { minLength: 40, maxLength: 40 }),
    batch: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  });

  it("any split of a moment's values into messages, in any order and batches, gives the same reading", async () => {
    await fc.assert(
      fc.asyncProperty(split, async ({ moments, parts, order, batch }) => {
        const [station, twin] = [await newStation(), await newStation()];
        const messages = moments.flatMap(({ values, extra }, i) => {
          const fields = [...Object.keys(values), ...Object.keys(extra)];
          const part = (chosen: readonly string[]) => {
            const only = (from: object) =>
              Object.fromEntries(Object.entries(from).filter(([key]) => chosen.includes(key)));
            return {
              station,
              time: time(i),
              ...only(values),
              ...(Object.keys(only(extra)).length ? { extra: only(extra) } : {}),
            };
          };
          const random = parts
            .filter(({ moment }) => moment === i)
            .map(({ fields: bits }) => fields.filter((_, at) => bits & (1 << at)));
          // Each field alone as well, so that together they are the whole.
          return [...random.filter((chosen) => chosen.length > 0), ...fields.map((field) => [field])].map(part);
        });
        const shuffled = messages
          .map((message, i) => ({ message, at: order[i % order.length] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ message }) => message);
        for (let i = 0, turn = 0; i < shuffled.length; turn++) {
          const size = batch[turn % batch.length] ?? 1;
          await record(ctx(), shuffled.slice(i, i + size));
          i += size;
        }
        await record(
          ctx(),
          moments.map(({ values, extra }, i) => ({ station: twin, time: time(i), ...values, extra })),
        );
        const stored = (stationId: number) =>
          db().sensorData.findMany({
            where: { stationId },
            orderBy: { time: "asc" },
            omit: { stationId: true, flags: true },
          });
        expect(await stored(station)).toEqual(await stored(twin));
      }),
      { numRuns: 25 },
    );
  });
});

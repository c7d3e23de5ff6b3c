import fc from "fast-check";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { ReadingKey } from "@/lib/contract/reading/reading-item";
import { env } from "@/lib/env";
import { getReading, pageOfReadings, record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const NOW = T0 + 60 * MINUTE;

onEachDatabase("pages of readings", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  type Query = Omit<Parameters<typeof pageOfReadings>[1], "size"> & { size?: number };
  const page = ({ size = 1000, ...query }: Query = {}, actor?: Actor) => pageOfReadings(ctx(actor), { size, ...query });
  const keysOf = (items: readonly ReadingKey[]) =>
    items.map(({ stationId, time }) => `${stationId} ${(time - T0) / MINUTE}`);

  /** Readings of several stations in order, of which one has no readings, and one is private. */
  const stations: number[] = [];
  let owner: Actor = ANYONE;
  /** The keys of all readings, in the order of the pages. */
  let all: ReadingKey[] = [];

  beforeAll(async () => {
    owner = await newActor(fixture);
    const mayAdd: Actor = { ...owner, permissions: new Set(["Station.add"]) } as Actor;
    for (const [i, times] of [[0, 1, 2], [], [5, 3], [2], [59, 58, 57, 0]].entries()) {
      const place = { name: `${i}`, lat: 1, lon: 2, isPublic: i !== 2 };
      const creator = i === 2 ? { ...mayAdd, isStaff: true } : undefined;
      const { id } = await createStation(ctx(creator as Actor | undefined), place);
      stations.push(id);
      const readings = times.map((minute) => ({ station: id, time: T0 + minute * MINUTE, temperature: 20 }));
      await record(ctx(), readings);
      all.push(...readings.map(({ station, time }) => ({ stationId: station, time })));
    }
    all = all.sort((a, b) => a.stationId - b.stationId || b.time - a.time);
  });
  afterEach(() => {
    env.PUBLIC_API = false;
  });

  it("pages of readings go by station, the newest reading of each first", async () => {
    const { items, next, previous } = await page();
    expect(keysOf(items)).toEqual(keysOf(all));
    expect([next, previous]).toEqual([null, null]);
  });

  it("pages contain the same fields of a reading as reading it alone", async () => {
    const [stationId = 0] = stations;
    await record(ctx(), [
      { station: stationId, time: T0 - MINUTE, temperature: 99, humidity: 50, extra: { co2: 400 } },
    ]);
    const expected = {
      stationId,
      time: T0 - MINUTE,
      receivedAt: NOW,
      values: { temperature: 99, humidity: 50 },
      flags: { temperature: "range" },
      corrections: null,
      extra: { co2: 400 },
      shown: { humidity: 50 },
    };
    expect((await page({ stationId, to: T0 })).items).toEqual([expected]);
    expect(await getReading(ctx(), { stationId, time: T0 - MINUTE })).toEqual(expected);
    await fixture.database.prisma.sensorData.deleteMany({ where: { time: new Date(T0 - MINUTE) } });
  });

  it("pages of readings follow one another forwards and backwards, for any size and interval", async () => {
    const minute = fc.integer({ min: -1, max: 61 });
    const query = fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      from: fc.option(minute, { nil: undefined }),
      to: fc.option(minute, { nil: undefined }),
      station: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ size, from, to, station }) => {
        const interval = {
          from: from === undefined ? undefined : T0 + from * MINUTE,
          to: to === undefined ? undefined : T0 + to * MINUTE,
          stationId: station === undefined ? undefined : stations[station],
        };
        const expected = all.filter(
          (key) =>
            key.time >= (interval.from ?? 0) &&
            key.time < (interval.to ?? NOW) &&
            (interval.stationId ?? key.stationId) === key.stationId,
        );
        const found: ReadingKey[][] = [];
        let [current, rounds] = [await page({ size, ...interval }), 0];
        expect(current.previous).toBeNull();
        for (;;) {
          found.push(current.items);
          if (!current.next) break;
          expect(current.items).toHaveLength(size);
          current = await page({ size, ...interval, after: current.next });
          expect(++rounds).toBeLessThan(20);
        }
        expect(keysOf(found.flat())).toEqual(keysOf(expected));
        for (const items of found.slice(0, -1).reverse()) {
          if (!current.previous) throw new Error("there should be a page before");
          current = await page({ size, ...interval, before: current.previous });
          expect(current.items).toEqual(items);
          expect(current.next).not.toBeNull();
        }
        expect(current.previous).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it("pages are not shifted by new readings, and accept a cursor whose reading was deleted", async () => {
    const [first, second] = [await page({ size: 4 }), stations[3] ?? 0];
    const after = { stationId: second, time: T0 + 30 * MINUTE };
    expect(keysOf((await page({ size: 2, after })).items)).toEqual(keysOf(all.slice(5, 7)));
    expect(keysOf((await page({ size: 2, before: after })).items)).toEqual(keysOf(all.slice(3, 5)));
    expect(first.next).toEqual(all[3]);
    expect((await page({ after: { stationId: 2 ** 40, time: T0 } })).items).toEqual([]);
    expect((await page({ stationId: 2 ** 40 })).items).toEqual([]);
  });

  /** The stations whose readings the actor can read, in pages and one by one; or the error. */
  async function readBy(actor: Actor): Promise<number[] | string> {
    const seen = new Set<number>();
    try {
      for (const key of all) {
        await getReading(ctx(actor), key).then(
          () => seen.add(stations.indexOf(key.stationId)),
          (error) => {
            if (error.code !== "not_found") throw error;
          },
        );
      }
    } catch (error) {
      const { code } = error as { code: string };
      await expect(page({}, actor)).rejects.toMatchObject({ code });
      return code;
    }
    const { items } = await page({}, actor);
    expect(new Set(items.map((item) => stations.indexOf(item.stationId)))).toEqual(seen);
    return [...seen];
  }

  it("pages of readings show all to staff who may view, a device its own, and others public ones of a public API", async () => {
    const viewer = await newActor(fixture, ["SensorData.view"]);
    for (const isPublic of [false, true]) {
      env.PUBLIC_API = isPublic;
      expect(await readBy(viewer)).toEqual([0, 2, 3, 4]);
      expect(await readBy(deviceOf(stations[2] ?? 0))).toEqual([2]);
      expect(await readBy({ ...deviceOf(stations[2] ?? 0), scopes: new Set(["write"]) })).toBe("forbidden");
      expect(await readBy(ANYONE)).toEqual(isPublic ? [0, 3, 4] : "unauthenticated");
      expect(await readBy(owner)).toEqual(isPublic ? [0, 2, 3, 4] : "forbidden");
      expect(await readBy(await newActor(fixture, ["Station.view"]))).toEqual(isPublic ? [0, 3, 4] : "forbidden");
    }
  });

  it("a page size outside the limits is refused", async () => {
    for (const size of [0, -1, 1.5, 1001, Number.NaN]) {
      await expect(page({ size })).rejects.toMatchObject({ code: "invalid", fields: { size: [expect.any(String)] } });
    }
  });

  it.each([
    [999_999, T0],
    [2 ** 31, T0],
    [2 ** 53, T0],
    [Number.NaN, T0],
  ])("pages do not find readings of station %d", async (stationId, time) => {
    await expect(getReading(ctx(), { stationId, time })).rejects.toMatchObject({ code: "not_found" });
  });
});

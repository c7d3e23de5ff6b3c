import { expect, it } from "vitest";
import type { KeyActor } from "@/lib/auth/actor";
import { MAX_STATION_CHANNELS } from "@/lib/contract/reading/channels";
import type { Database } from "@/lib/db/client";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const isoOf = (minute: number) => new Date(T0 + minute * MINUTE).toISOString();

/** The same database, which notes the statements of its transactions. */
function noting(database: Database): { database: Database; statements: string[] } {
  const statements: string[] = [];
  return {
    statements,
    database: {
      ...database,
      transaction: (work) =>
        database.transaction((sql) =>
          work({
            run: (statement, values) => {
              statements.push(statement);
              return sql.run(statement, values);
            },
            all: (statement, values) => {
              statements.push(statement);
              return sql.all(statement, values);
            },
          }),
        ),
    },
  };
}

onEachDatabase("channels of recorded readings", (fixture) => {
  const ctx = () => fixture.ctx({ now: T0 + 600 * MINUTE });
  const newStation = async () => (await createStation(ctx(), { name: "Channels", lat: 1, lon: 1, elevation: 10 })).id;
  const channelsOf = (stationId: number) =>
    fixture.database.prisma.channel.findMany({ where: { stationId }, orderBy: { id: "asc" } });
  const valuesOf = async (id: number) =>
    (await fixture.database.prisma.station.findUniqueOrThrow({ where: { id } })).channelValues;

  it("a channel is made when its name first arrives, with unit and kind of a well-known name", async () => {
    const station = await newStation();
    const extra = { indoorTemperature: 21.4, co2: 612, lightningCount: 3, mine: 1 };
    await record(ctx(), [{ station, time: isoOf(0), temperature: 6.1, extra }], { source: "mqtt" });
    await record(ctx(), [{ station, time: isoOf(1), extra: { mine: 2, later: 1 } }]);
    const seen = { stationId: station, label: "", visible: true };
    const [first, second] = [new Date(T0), new Date(T0 + MINUTE)];
    const firstSeen = { ...seen, source: "mqtt", firstSeenAt: first, lastSeenAt: first };
    expect(await channelsOf(station)).toMatchObject([
      { ...firstSeen, name: "indoorTemperature", unit: "°C", kind: "measurement" },
      { ...firstSeen, name: "co2", unit: "ppm", kind: "measurement" },
      { ...firstSeen, name: "lightningCount", unit: "", kind: "counter" },
      { ...firstSeen, name: "mine", unit: "", kind: "measurement" },
      { ...seen, name: "later", source: "api", firstSeenAt: second, lastSeenAt: second },
    ]);
  });

  it("names that differ only in case or accent are different channels", async () => {
    const station = await newStation();
    const extra = { Soil: 1, soil: 2, söil: 3, Ω: 4 };
    await record(ctx(), [{ station, time: isoOf(0), extra }]);
    expect((await channelsOf(station)).map(({ name }) => name)).toEqual(Object.keys(extra));
    expect(
      (await fixture.database.prisma.sensorData.findFirstOrThrow({ where: { stationId: station } })).extra,
    ).toEqual(extra);
  });

  it("a reading with known channels takes no statement more than one without", async () => {
    const station = await newStation();
    const { database, statements } = noting(fixture.database);
    const post = async (minute: number, extra?: object) => {
      statements.length = 0;
      await record({ ...ctx(), database }, [{ station, time: isoOf(minute), temperature: 5 + minute / 100, extra }]);
      return statements.length;
    };
    await post(0);
    const plain = await post(1);
    expect(await post(2, { co2: 400 })).toBe(plain + 2);
    expect(await post(3, { co2: 401 })).toBe(plain + 1);
    expect(await post(4, { co2: 402 })).toBe(plain);
  });

  it("a transaction that fails leaves no name that would be taken for known", async () => {
    const station = await newStation();
    const failing: Database = {
      ...fixture.database,
      transaction: (work) =>
        fixture.database.transaction(async (sql) => {
          await work(sql);
          throw new Error("lost");
        }),
    };
    await expect(
      record({ ...ctx(), database: failing }, [{ station, time: isoOf(0), extra: { lost: 1 } }]),
    ).rejects.toThrow("lost");
    expect(await channelsOf(station)).toEqual([]);
    await record({ ...ctx(), database: failing }, [{ station, time: isoOf(0), extra: { lost: 1 } }]).catch(() => {});
    await record(ctx(), [{ station, time: isoOf(0), extra: { lost: 1 } }]);
    expect(await channelsOf(station)).toMatchObject([{ name: "lost" }]);
  });

  it("a reading of 40 channels is stored with its metrics and 32 of them, and the result names the others", async () => {
    const station = await newStation();
    const extra = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`ch${i + 1}`, i + 1.5]));
    const [result] = await record(ctx(), [{ station, time: isoOf(0), temperature: 6.1, extra }]);
    const names = Object.keys(extra);
    expect(result).toEqual({ status: "stored", flags: null, omitted: names.slice(32) });
    const row = await fixture.database.prisma.sensorData.findFirstOrThrow({ where: { stationId: station } });
    expect([row.temperature, Object.keys(row.extra ?? {})]).toEqual([6.1, names.slice(0, 32)]);
    expect((await channelsOf(station)).map(({ name }) => name)).toEqual(names.slice(0, 32));
  });

  it("beyond 200 channels of a station new names are left out and named, and known ones are stored", async () => {
    const station = await newStation();
    const names = Array.from({ length: MAX_STATION_CHANNELS + 4 }, (_, i) => `n${i}`);
    const readings = Array.from({ length: 8 }, (_, i) => ({
      station,
      time: isoOf(i),
      extra: Object.fromEntries(names.slice(i * 30, i * 30 + 30).map((name) => [name, i])),
    })).filter(({ extra }) => Object.keys(extra).length > 0);
    const results = await record(ctx(), readings);
    expect(results.at(-1)).toMatchObject({ status: "stored", omitted: names.slice(MAX_STATION_CHANNELS) });
    expect(await channelsOf(station)).toHaveLength(MAX_STATION_CHANNELS);
    const more = await record(ctx(), [
      { station, time: isoOf(10), temperature: 5, extra: { n0: 1, n203: 2 } },
      { station, time: isoOf(11), extra: { n203: 2 } },
    ]);
    expect(more).toEqual([
      { status: "stored", flags: null, omitted: ["n203"] },
      { status: "refused", errors: { extra: ["The station has its 200 channels."] } },
    ]);
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: station } })).toBe(8);
  });

  it("a device's key brings channels to its own station only", async () => {
    const [own, other] = [await newStation(), await newStation()];
    const scopes = new Set(["write"] as const);
    const actor: KeyActor = { kind: "key", id: 1, name: "own", stationId: own, scopes };
    await record({ ...ctx(), actor }, [
      { time: isoOf(0), extra: { mine: 1 } },
      { station: other, time: isoOf(0), extra: { foreign: 1 } },
    ]);
    expect([await channelsOf(own), await channelsOf(other)]).toMatchObject([[{ name: "mine" }], []]);
  });

  it("the newest value of each channel is kept with its own time, whatever the order of arrival", async () => {
    const station = await newStation();
    await record(ctx(), [{ station, time: isoOf(10), extra: { co2: 410, indoor: 21 } }]);
    await record(ctx(), [{ station, time: isoOf(20), temperature: 5 }]);
    await record(ctx(), [{ station, time: isoOf(15), extra: { co2: 415 } }]);
    await record(ctx(), [{ station, time: isoOf(5), extra: { indoor: 19, leak: 1 } }]);
    expect(await valuesOf(station)).toEqual({
      co2: [415, T0 + 15 * MINUTE],
      indoor: [21, T0 + 10 * MINUTE],
      leak: [1, T0 + 5 * MINUTE],
    });
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { record, remove } from "@/lib/services/readings";
import { markNextPart, refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const HOUR = 3_600_000;
const NAME = "statisticsVersion";

/** Channels that are to have the statistics of a metric. */
const TWINS = { soilTemperature: "temperature2", rain: "rain2", windDirection: "windDirection2" } as const;
type Metric = keyof typeof TWINS;

onEachDatabase("statistics of channels", (fixture) => {
  const ctx = () => fixture.ctx({ now: Date.UTC(2026, 0, 1) });
  const newStation = async (timeZone = "UTC") =>
    (await createStation(ctx(), { name: "Statistics", lat: 1, lon: 1, timeZone })).id;

  /** Hourly and daily statistics by metric or channel's name. */
  async function statisticsOf(stationId: number) {
    const channels = await fixture.database.prisma.channel.findMany({ where: { stationId } });
    const names = new Map(channels.map(({ id, name }) => [`channel.${id}`, name]));
    const all: Record<string, object[]> = {};
    const query = { where: { stationId }, orderBy: { time: "asc" } } as const;
    const rows = [
      ...(await fixture.database.prisma.hourRollup.findMany(query)),
      ...(await fixture.database.prisma.dayRollup.findMany(query)),
    ];
    for (const { metric, stationId: _, ...stats } of rows) {
      const name = names.get(metric) ?? metric;
      all[name] = [...(all[name] ?? []), stats];
    }
    return all;
  }

  it("a channel has the statistics that a metric of the same values has, in any zone and order", async () => {
    const values = fc.record({
      soilTemperature: fc.double({ min: -20, max: 40, noNaN: true }),
      rain: fc.double({ min: 0, max: 3, noNaN: true }),
      windDirection: fc.integer({ min: 0, max: 359 }),
    });
    const readings = fc.uniqueArray(fc.tuple(fc.nat({ max: 200 }), values), {
      selector: ([step]) => step,
      minLength: 1,
      maxLength: 40,
    });
    const zones = fc.constantFrom("UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe");
    await fc.assert(
      fc.asyncProperty(zones, readings, fc.nat(3), async (zone, all, removed) => {
        const station = await newStation(zone);
        const start = Date.UTC(2025, 10, 1, 20);
        const inputs = all.map(([step, own]) => ({
          station,
          time: new Date(start + step * 20 * 60_000).toISOString(),
          ...own,
          extra: Object.fromEntries(Object.entries(TWINS).map(([metric, name]) => [name, own[metric as Metric]])),
        }));
        await record(ctx(), inputs);
        await refresh(ctx());
        for (const { time } of inputs.slice(0, removed)) {
          await remove(ctx(), { stationId: station, time: Date.parse(time), reason: "test" });
        }
        await refresh(ctx());
        const found = await statisticsOf(station);
        // Quality control judges metrics, but not channels.
        const [row] = await fixture.database.read.all<{ flagged: number }>(
          `SELECT COUNT(*) AS "flagged" FROM "SensorData" WHERE "stationId" = ? AND "flags" IS NOT NULL`,
          [station],
        );
        const flagged = Number(row?.flagged);
        fc.pre(flagged === 0);
        for (const [metric, name] of Object.entries(TWINS)) expect([name, found[name]]).toEqual([name, found[metric]]);
      }),
      { numRuns: 12 },
    );
  });

  it("a counter and a state keep their extremes, and the hour with the end of a total is rebuilt", async () => {
    const station = await newStation();
    const start = Date.UTC(2025, 5, 1);
    const send = (minute: number, extra: object) =>
      record(ctx(), [{ station, time: new Date(start + minute * 60_000).toISOString(), extra }]);
    await send(10, { lightningCount: 3, leak: 0 });
    await send(20, { lightningCount: 5, leak: 1 });
    await refresh(ctx());
    await send(60, { rain2: 0.4, leak: 0 });
    await refresh(ctx());
    const { lightningCount, leak, rain2 } = await statisticsOf(station);
    expect(lightningCount).toMatchObject([
      { min: 3, max: 5, count: 2 },
      { min: 3, max: 5, count: 2, day: "2025-06-01" },
    ]);
    expect(leak?.slice(0, 2)).toMatchObject([
      { max: 1, count: 2 },
      { max: 0, count: 1 },
    ]);
    expect(rain2).toMatchObject([
      { time: new Date(start), sum: 0.4 },
      { time: new Date(start), sum: 0.4, day: "2025-06-01" },
    ]);
  });

  it("statistics of a channel go with its last reading, and first and last seen are noted", async () => {
    const station = await newStation();
    const start = Date.UTC(2025, 5, 1);
    const at = (hour: number) => new Date(start + hour * HOUR).toISOString();
    await record(ctx(), [{ station, time: at(5), temperature: 5, extra: { co2: 400 } }]);
    await record(ctx(), [{ station, time: at(2), extra: { co2: 401 } }]);
    await record(ctx(), [{ station, time: at(9.5), extra: { co2: 402 } }]);
    await record(ctx(), [{ station, time: at(9.75), extra: { co2: 403 } }]);
    await refresh(ctx());
    const [channel] = await fixture.database.prisma.channel.findMany({ where: { stationId: station } });
    expect(channel).toMatchObject({ firstSeenAt: new Date(at(2)), lastSeenAt: new Date(at(9.75)) });
    expect((await statisticsOf(station)).co2).toHaveLength(4);
    for (const hour of [2, 9.5, 9.75]) {
      await remove(ctx(), { stationId: station, time: start + hour * HOUR, reason: "test" });
    }
    await refresh(ctx());
    expect((await statisticsOf(station)).co2).toMatchObject([{ time: new Date(at(5)) }, { day: "2025-06-01" }]);
    const { channelValues } = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: station } });
    expect(channelValues).toEqual({ co2: [400, start + 5 * HOUR] });
  });

  it("readings of older versions get their channels and statistics, and others are not read again", async () => {
    const { prisma } = fixture.database;
    const [station, plain] = [await newStation(), await newStation()];
    const start = Date.UTC(2025, 5, 1);
    const at = (hour: number) => new Date(start + hour * HOUR).toISOString();
    await record(ctx(), [
      { station, time: at(1), temperature: 5 },
      { station, time: at(5), temperature: 5, extra: { co2: 400, mine: 1 } },
      { station: plain, time: at(5), temperature: 5 },
    ]);
    await refresh(ctx());
    await prisma.channel.deleteMany({ where: { stationId: station } });
    await prisma.hourRollup.deleteMany({ where: { stationId: station, metric: { startsWith: "channel." } } });
    await prisma.setting.upsert({
      where: { name: NAME },
      create: { name: NAME, value: "5" },
      update: { value: "5" },
    });
    const marked: string[] = [];
    while (await markNextPart(ctx())) {
      marked.push(
        ...(await prisma.dirtyHour.findMany()).map(({ stationId, time }) => `${stationId} ${time.toISOString()}`),
      );
      await refresh(ctx());
    }
    const own = marked.filter((mark) => mark.startsWith(`${station} `) || mark.startsWith(`${plain} `));
    expect(own).toEqual([`${station} ${at(4)}`, `${station} ${at(5)}`]);
    const { co2, mine } = await statisticsOf(station);
    expect([co2, mine]).toMatchObject([
      [{ max: 400 }, { max: 400 }],
      [{ max: 1 }, { max: 1 }],
    ]);
  });
});

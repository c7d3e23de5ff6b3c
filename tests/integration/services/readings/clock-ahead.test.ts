import { expect, it } from "vitest";
import { updateStation } from "@/lib/services/observations";
import { createReadings, record, remove, removeReadings } from "@/lib/services/readings";
import { createStation, current } from "@/lib/services/stations";
import { newestTemperature } from "@/lib/services/temperature-data";
import { onEachDatabase } from "../../support/database";
import { watch } from "../../support/watch";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
/** The time of a clock that was two days ahead. */
const AHEAD = NOW + 2 * 24 * 60 * MINUTE;

onEachDatabase("after the server's clock was ahead", (fixture) => {
  const ctx = (now = NOW) => fixture.ctx({ now });
  const newStation = async () => (await createStation(ctx(), { name: "Test", lat: 1, lon: 2 })).id;
  const report = async (station: number, time: number, temperature: number, now = NOW) =>
    (await record(ctx(now), [{ station, time, temperature }]))[0];
  const latestOf = async (id: number) => {
    const { timestamp, temperature, latest, qualityState } = await fixture.database.prisma.station.findUniqueOrThrow({
      where: { id },
    });
    return { time: timestamp?.getTime(), temperature, latest, remembered: qualityState };
  };
  const shows = (time: number, temperature: number) => ({
    time,
    temperature,
    latest: { temperature },
    remembered: { temperature: { value: temperature, time } },
  });
  /** A station whose latest reading is in the future, and whose previous one is a good one of an hour ago. */
  const aheadStation = async () => {
    const station = await newStation();
    await report(station, NOW - 60 * MINUTE, 10);
    await report(station, AHEAD, 40, AHEAD);
    expect(await latestOf(station)).toMatchObject(shows(AHEAD, 40));
    return station;
  };

  it.each<[string, (station: number) => Promise<unknown>]>([
    ["recorded", (station) => record(ctx(), [{ station, time: NOW, temperature: 11 }])],
    ["imported", (stationId) => createReadings(ctx(), [{ stationId, time: NOW, temperature: 11 }])],
    ["told as the station's own", (id) => updateStation(ctx(), { id, timestamp: NOW, temperature: 11 })],
  ])(
    "after a clock was ahead, the next reading, %s, is the latest, and is checked against the one before",
    async (_title, tell) => {
      const station = await aheadStation();
      await tell(station);
      expect(await latestOf(station)).toMatchObject(shows(NOW, 11));
      expect(await report(station, NOW + MINUTE, 40)).toEqual({ status: "stored", flags: { temperature: "jump" } });
    },
  );

  it("after a clock was ahead, viewers are notified of the next reading", async () => {
    const station = await aheadStation();
    const heard: unknown[] = [];
    const stop = watch(({ event }) => event.type === "station" && heard.push(event.station));
    await report(station, NOW, 11);
    stop();
    expect(heard).toMatchObject([{ id: station, timestamp: NOW, latest: { temperature: 11 } }]);
  });

  it("after a clock was ahead, a late or repeated reading makes a past reading the latest again", async () => {
    for (const [minutesAgo, temperature] of [
      [60, 10],
      [120, 9],
    ] as const) {
      const station = await aheadStation();
      await report(station, NOW - minutesAgo * MINUTE, temperature);
      expect(await latestOf(station)).toMatchObject(shows(NOW - 60 * MINUTE, 10));
    }
  });

  it("a station whose only reading is in the future shows the next one, whatever its time", async () => {
    const station = await newStation();
    await report(station, AHEAD, 40, AHEAD);
    await report(station, NOW - 60 * MINUTE, 9);
    expect(await latestOf(station)).toMatchObject(shows(NOW - 60 * MINUTE, 9));
  });

  it("a reading with the time of a future one is a repeat when that time comes, and its neighbours are stored", async () => {
    const [station, other] = [await aheadStation(), await newStation()];
    await report(station, NOW, 11);
    const results = await record(ctx(AHEAD), [
      { station, time: AHEAD - MINUTE, temperature: 12 },
      { station, time: AHEAD, temperature: 40 },
      { station: other, time: AHEAD, temperature: 14 },
    ]);
    expect(results.map(({ status }) => status)).toEqual(["stored", "repeated", "stored"]);
    expect(await latestOf(station)).toMatchObject({ time: AHEAD - MINUTE, temperature: 12 });
    expect(await createReadings(ctx(AHEAD), [{ stationId: station, time: AHEAD, temperature: 40 }])).toBe(0);
  });

  it("another value for the time of a future reading corrects it when that time comes, and is the latest", async () => {
    const station = await aheadStation();
    await report(station, NOW, 11);
    const results = await record(ctx(AHEAD), [
      { station, time: AHEAD - MINUTE, temperature: 12 },
      { station, time: AHEAD, temperature: 13 },
    ]);
    expect(results.map(({ status }) => status)).toEqual(["stored", "corrected"]);
    expect(await latestOf(station)).toMatchObject({ time: AHEAD, temperature: 13 });
  });

  it("a reading up to five minutes ahead stays the latest", async () => {
    const station = await newStation();
    await report(station, NOW + 5 * MINUTE, 12);
    await report(station, NOW, 11);
    expect(await latestOf(station)).toMatchObject(shows(NOW + 5 * MINUTE, 12));
  });

  it("after a removal, no reading of the future is shown while there is another", async () => {
    const station = await aheadStation();
    await report(station, AHEAD + MINUTE, 41, AHEAD + MINUTE);
    await remove(ctx(), { stationId: station, time: AHEAD, reason: "clock" });
    expect(await latestOf(station)).toMatchObject(shows(NOW - 60 * MINUTE, 10));
    await report(station, NOW - MINUTE, 11);
    await removeReadings(ctx(), { stationId: station, times: [NOW - MINUTE], reason: "clock" });
    expect(await latestOf(station)).toMatchObject(shows(NOW - 60 * MINUTE, 10));
    await remove(ctx(), { stationId: station, time: NOW - 60 * MINUTE, reason: "clock" });
    expect(await latestOf(station)).toMatchObject(shows(AHEAD + MINUTE, 41));
  });

  it("the site's current conditions ignore readings of the future", async () => {
    const [ahead, station] = [await newStation(), await newStation()];
    await report(ahead, AHEAD, 40, AHEAD);
    await report(station, NOW + 5 * MINUTE, 12);
    expect(await current(ctx())).toMatchObject({ temperature: { time: NOW + 5 * MINUTE, value: 12 } });
    const data = [AHEAD, NOW + 5 * MINUTE].map((time) => ({
      timestamp: new Date(time),
      temperature: 1,
      lat: 1,
      lon: 2,
    }));
    await fixture.database.prisma.temperatureData.createMany({ data });
    expect(await newestTemperature(ctx())).toMatchObject({ station: null, time: NOW + 5 * MINUTE });
  });
});

import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { firstReadings } from "@/lib/db/queries/readings/readings";
import { exportReadings } from "@/lib/services/export";
import { importReadings, mappingSchema, textSource } from "@/lib/services/import";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "./support/database";

const NOW = Date.UTC(2026, 10, 30);
const ALL = { from: Date.UTC(2000, 0, 1), to: NOW };
const MAPPING = { timeZone: "Europe/Berlin", readings: { time: "time", dailyrain: "rainDay" } };
const LINES = [
  ...["2026-02-03 23:50,4.8", "2026-02-03 23:55,5.0", "2026-02-04 00:00,0.0", "2026-02-04 00:05,0.2"],
  ...["2026-02-04 00:10,0.2", "2026-02-04 00:15,0.1", "2026-02-04 00:20,0.4"],
];
const RAIN = [undefined, 0.2, 0, 0.2, 0, 0, 0.2];

onEachDatabase("an import with a counter of rain", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });
  const newStation = async () => (await createStation(ctx(), { name: "Gauge", lat: 52, lon: 13 })).id;

  function importLines(stationId: number, lines: readonly string[], options = {}, mapping: object = MAPPING) {
    const content = ["time,dailyrain", ...lines, ""].join("\n");
    const findStation = async () => ({ id: stationId, timeZone: "Europe/Berlin" });
    const input = {
      files: [{ name: "rain.csv", ...textSource(content) }],
      mapping: mappingSchema.parse(mapping),
      findStation,
      needsStation: false,
    };
    return importReadings(ctx(), input, options);
  }
  async function rainOf(stationId: number) {
    return (await firstReadings(fixture.database.read, { stationId, ...ALL }, 100)).map(({ values }) => values.rain);
  }

  it("gives each line what has fallen since the one before, in any direction and in parts", async () => {
    const station = await newStation();
    expect(await importLines(station, LINES)).toMatchObject({ stored: 7 });
    expect(await rainOf(station)).toEqual(RAIN);
    const backward = await newStation();
    await importLines(backward, LINES.toReversed());
    expect(await rainOf(backward)).toEqual(RAIN);
    const inParts = await newStation();
    await importLines(inParts, LINES.slice(3));
    await importLines(inParts, LINES.slice(0, 3));
    expect(await rainOf(inParts)).toEqual(RAIN);
  });

  it("changes nothing when it is repeated, and nothing in a dry run", async () => {
    const station = await newStation();
    await importLines(station, LINES, { dryRun: true });
    expect(await rainOf(station)).toEqual([]);
    await importLines(station, LINES);
    expect(await importLines(station, LINES)).toMatchObject({ stored: 0, repeated: 7 });
    expect(await rainOf(station)).toEqual(RAIN);
  });

  it("goes on where the device's own readings begin", async () => {
    const station = await newStation();
    await record(ctx(), [{ station, time: "2026-02-03T23:30:00Z", rainDay: 1 }]);
    await importLines(station, LINES);
    expect((await rainOf(station)).at(-1)).toBe(0.6);
  });

  it("an export has the rain, and its import gives the same", async () => {
    const [station, copy] = [await newStation(), await newStation()];
    await importLines(station, LINES);
    const csv = await text(Readable.from(exportReadings(ctx(), { stationId: station, raw: true })));
    const findStation = async () => ({ id: copy, timeZone: "Europe/Berlin" });
    await importReadings(ctx(), {
      files: [{ name: "export.csv", ...textSource(csv) }],
      mapping: mappingSchema.parse({}),
      findStation,
      needsStation: true,
    });
    expect((await rainOf(copy)).slice(-6)).toEqual(RAIN.slice(1));
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newestReadings } from "@/lib/db/queries/readings/readings";
import { amend, completeReadings, correctReadings, record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { zipOf } from "../support/zip";
import { manage } from "./cli/manage";
import { onEachDatabase } from "./support/database";

const FOLDER = join(__dirname, "../fixtures/import/tables");
const TEN = Date.UTC(2026, 1, 3, 10);
const FIVE_PAST = TEN + 5 * 60_000;

onEachDatabase("imports of what is stored", (fixture) => {
  const newStation = async (name: string) => (await createStation(fixture.ctx(), { name, lat: 50, lon: 10 })).id;
  /** The newest first. */
  const stored = async (stationId: number) =>
    (await newestReadings(fixture.database.read, { stationId, from: 0, to: Date.now() }, 1000))
      .reverse()
      .map(({ time, values, corrections, flags, extra }) => ({ time, values, corrections, flags, extra }));
  const run = (station: number, name: string, ...options: string[]) =>
    manage(fixture.url, ["import", join(FOLDER, name), "--station", String(station), ...options]);

  it("two files of one station make readings with the values of both", async () => {
    const station = await newStation("Two files");
    expect(await run(station, "temperature.csv")).toMatchObject({ code: 0 });
    const second = await run(station, "humidity.csv");
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain("0 stored, 0 already present, 2 completed with values that they lacked");
    const none = { corrections: null, flags: null, extra: null };
    expect(await stored(station)).toEqual([
      { time: FIVE_PAST, values: { temperature: 6.2, humidity: 70 }, ...none },
      { time: TEN, values: { temperature: 6.1, humidity: 71 }, ...none },
    ]);
    const latest = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: station } });
    expect(latest).toMatchObject({ timestamp: new Date(FIVE_PAST), latest: { temperature: 6.2, humidity: 70 } });
    expect((await run(station, "humidity.csv")).out).toContain("0 stored, 2 already present, 0 without");
  });

  it("several files of one station, also in an archive, are one import in the order of their times", async () => {
    const station = await newStation("At once");
    const folder = mkdtempSync(join(tmpdir(), "weather-import-"));
    try {
      const archive = join(folder, "all.zip");
      const later = "Date & Time;Barometer - hPa;Temp - °C;Hum - %\n03.02.2026 10:10;1013,2;6,3;69\n";
      const [temperature, humidity] = ["temperature.csv", "humidity.csv"].map((name) => join(FOLDER, name));
      writeFileSync(
        archive,
        zipOf([
          { name: "later.csv", content: later },
          { name: "t.csv", content: readFileSync(temperature ?? "") },
        ]),
      );
      const options = ["--station", String(station), "--time-zone", "UTC"];
      const files = [archive, humidity ?? ""];
      const tried = await manage(fixture.url, ["import", ...files, ...options, "--dry-run"]);
      expect(tried.out).toContain("t.csv, line 2: 2026-02-03 10:00:00 UTC: temperature 6.1 °C");
      const { code, out } = await manage(fixture.url, ["import", ...files, ...options]);
      expect([code, out]).toEqual([0, expect.stringContaining("Readings: 3 stored, 0 already present, 2 completed")]);
      expect(out).toContain("later.csv: This is a file of WeatherLink");
      expect((await stored(station)).map(({ time, values }) => [time, values])).toEqual([
        [FIVE_PAST + 5 * 60_000, { temperature: 6.3, humidity: 69, seaLevelPressure: 1013.2 }],
        [FIVE_PAST, { temperature: 6.2, humidity: 70 }],
        [TEN, { temperature: 6.1, humidity: 71 }],
      ]);
      writeFileSync(archive, "PK\x03\x04 and nothing else");
      const damaged = await manage(fixture.url, ["import", archive, ...options]);
      expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining("This ZIP archive cannot be read") });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("a dry run shows what would be stored and stores nothing", async () => {
    const station = await newStation("Dry");
    const mapping = ["--map", "time=time,temp=temperature:F"];
    const first = await run(station, "fahrenheit.csv", "--dry-run", ...mapping);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain("line 2: 2026-02-03 10:00:00 UTC: temperature 6.1111111 °C");
    expect(first.out).toContain("Times: from 2026-02-03T10:00:00.000Z to 2026-02-03T10:05:00.000Z.");
    expect(first.out).toContain("temperature: 2, from 6.1111111 to 6.2222222 °C");
    expect(first.out).toContain("Readings of this dry run, which stores nothing: 2 stored, 0 already present");
    expect(await stored(station)).toEqual([]);
    await run(station, "fahrenheit.csv", ...mapping);
    const other = await run(station, "fahrenheit.csv", "--dry-run", "--map", "time=time,temp=temperature");
    expect(other).toMatchObject({ code: 1 });
    expect(other.out).toContain("0 stored, 0 already present, 2 already present with other values");
  });

  it("a corrected file replaces what is shown, keeps the raw values, and is in the log", async () => {
    const station = await newStation("Again");
    await run(station, "fahrenheit.csv", "--map", "time=time,temp=temperature");
    const second = await run(station, "fahrenheit.csv", "--replace", "--map", "time=time,temp=temperature:F");
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain("0 stored, 0 already present, 2 replaced by corrections");
    expect(await stored(station)).toMatchObject([
      { time: FIVE_PAST, values: { temperature: 43.2 }, corrections: { temperature: 6.22222222222 } },
      { time: TEN, values: { temperature: 43 }, corrections: { temperature: 6.11111111111 } },
    ]);
    const entries = await fixture.database.prisma.logEntry.findMany({
      where: { model: "SensorData", objectId: { startsWith: `${station}/` } },
    });
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ action: "change", reason: "Import of fahrenheit.csv" });
    expect((await run(station, "fahrenheit.csv", "--map", "time=time,temp=temperature:F")).out).toContain(
      "0 stored, 2 already present",
    );
  });

  it("completing a reading keeps corrections and flags, checks what is new, and leaves differing readings alone", async () => {
    const station = await newStation("Kept");
    const ctx = fixture.ctx();
    await record(ctx, [
      { station, time: TEN / 1000, temperature: 99, extra: { co2: 400 } },
      { station, time: FIVE_PAST / 1000, temperature: 6, pressure: 1000 },
    ]);
    await amend(ctx, { stationId: station, time: FIVE_PAST, values: { temperature: 7 }, reason: "checked" });
    const readings = [
      { time: TEN, values: { humidity: 300 }, extra: { pm1: 3 } },
      { time: FIVE_PAST, values: { humidity: 50 }, extra: null },
      { time: FIVE_PAST, values: { pressure: 900, windSpeed: 2 }, extra: null },
      { time: TEN + 1, values: { humidity: 50 }, extra: null },
    ];
    expect(await completeReadings(ctx, { stationId: station, readings })).toEqual(new Set([TEN, FIVE_PAST]));
    expect(await stored(station)).toMatchObject([
      { values: { temperature: 6, humidity: 50, pressure: 1000 }, corrections: { temperature: 7 }, flags: null },
      {
        values: { temperature: 99, humidity: 300 },
        flags: { temperature: "range", humidity: "range" },
        extra: { co2: 400, pm1: 3 },
      },
    ]);
    const [newest] = await stored(station);
    expect(newest?.values).not.toHaveProperty("windSpeed");
    const latest = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: station } });
    expect(latest).toMatchObject({ temperature: 7, latest: { temperature: 7, humidity: 50 } });
  });

  it("corrections of many readings pass over impossible values and unknown times", async () => {
    const station = await newStation("Many");
    const ctx = fixture.ctx();
    await record(ctx, [{ station, time: TEN / 1000, temperature: 6, humidity: 70 }]);
    const corrected = await correctReadings(ctx, {
      stationId: station,
      readings: [
        { time: TEN, values: { temperature: 5, humidity: 900 } },
        { time: FIVE_PAST, values: { temperature: 5 } },
      ],
      reason: "file",
    });
    expect(corrected).toEqual(new Set([TEN]));
    expect(await stored(station)).toMatchObject([{ corrections: { temperature: 5 }, flags: null }]);
  });
});

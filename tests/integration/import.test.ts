import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newestReadings } from "@/lib/db/statements/readings";
import { createStation } from "@/lib/services/stations/create";
import { manage } from "./cli/manage";
import { onEachDatabase } from "./support/database";

const NYC = "prisma/demo/nyc-2013";
const NYC_ARGS = [
  "import",
  `${NYC}/weather.csv.gz`,
  "--stations",
  `${NYC}/stations.csv`,
  "--mapping",
  `${NYC}/mapping.json`,
];

onEachDatabase("import", (bench) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-import-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  it("records a year of three airports, and nothing when it is done again", async () => {
    const first = await manage(bench.url, NYC_ARGS);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain("Stations: 3 created, 0 there already.");
    expect(first.out).toContain("Readings: 26116 stored, 0 there already, 0 without any value, 0 refused.");
    expect(first.out).toContain("windSpeed range: 1\n");
    expect(await bench.database.prisma.dirtyHour.count()).toBe(0);

    const again = await manage(bench.url, NYC_ARGS);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain("Stations: 0 created, 3 there already.");
    expect(again.out).toContain("Readings: 0 stored, 26116 there already");
  });

  it("keeps the impossible wind speed, in m/s, and hides it", async () => {
    const [row, ...others] = await bench.database.prisma.sensorData.findMany({ where: { windSpeed: { gt: 120 } } });
    expect(others).toEqual([]);
    expect(row?.windSpeed).toBeCloseTo(1048.36058 * 0.44704, 4);
    expect(row?.flags).toEqual({ windSpeed: "range" });
    const most = await bench.database.prisma.dayRollup.aggregate({
      where: { metric: "windSpeed" },
      _max: { max: true },
    });
    expect(most._max.max).toBeLessThan(30);
  });

  it("takes one station's file from standard input, and refuses bad lines by number", async () => {
    const { id } = await createStation(bench.ctx(), {
      name: "Garden",
      lat: 52.5,
      lon: 13.4,
      timeZone: "Europe/Berlin",
    });
    const csv = "when,t\n2026-01-01 00:00,32\n2026-01-01 01:00,warm\n2999-01-01 00:00,32\n2026-01-01 02:00,NA\n";
    const mapping = ["--map", "when=time,t=temperature:F", "--null", "NA", "--time-zone", "Europe/Berlin"];
    const result = await manage(bench.url, ["import", "-", "--station", String(id), ...mapping], csv);
    expect(result).toMatchObject({ code: 1, err: "Refused 2 of the lines: see above.\n" });
    expect(result.out).toContain("Readings: 1 stored, 0 there already, 1 without any value, 2 refused.");
    expect(result.out).toContain('line 3: t: "warm" is no number.');
    expect(result.out).toContain("line 4: time: This time is in the future.");
    const [reading] = await newestReadings(bench.database.read, { stationId: id, from: 0, to: Date.now() }, 1);
    expect(reading).toMatchObject({ time: Date.parse("2025-12-31T23:00:00Z"), values: { temperature: 0 } });
  });

  it("takes a date alone in the station's zone, and no number for a time that could be a date", async () => {
    const zone = { lat: 40.7, lon: -74, timeZone: "America/New_York" };
    const { id } = await createStation(bench.ctx(), { name: "Daily", ...zone });
    const times = ["2025-10-31", "20230101", "202301011200", "2012", "44927.5", "2025-02-29"];
    const csv = `station,time,temperature\n${times.map((time) => `Daily,${time},9.3\n`).join("")}`;
    const result = await manage(bench.url, ["import", file("daily.csv", csv)]);
    expect(result).toMatchObject({ code: 1, err: "Refused 5 of the lines: see above.\n" });
    for (const line of [3, 4, 5, 6]) expect(result.out).toMatch(new RegExp(`line ${line}: time: .* could be a date`));
    expect(result.out).toContain("line 7: time: There is no 2025-02-29 in the calendar.");
    const readings = await newestReadings(bench.database.read, { stationId: id, from: 0, to: Date.now() }, 1000);
    expect(readings.map(({ time }) => new Date(time).toISOString())).toEqual(["2025-10-31T04:00:00.000Z"]);
  });

  it("lists lines that differ from what is stored apart from repeats, and changes nothing", async () => {
    const { id } = await createStation(bench.ctx(), { name: "Again", lat: 0, lon: 0 });
    const csv = "time,t,h\n2026-02-03T10:00:00Z,43.0,70\n2026-02-03T10:05:00Z,43.2,\n2026-02-03T10:05:00Z,43.2,\n";
    const run = (columns: string, text = csv) =>
      manage(bench.url, ["import", "-", "--station", String(id), "--map", columns], text);
    const stored = () => newestReadings(bench.database.read, { stationId: id, from: 0, to: Date.now() }, 1000);
    expect(await run("time=time,t=temperature")).toMatchObject({ code: 0 });
    const before = await stored();
    const repeated = await run("time=time,t=temperature");
    expect(repeated).toMatchObject({ code: 0 });
    expect(repeated.out).toContain("Readings: 0 stored, 3 there already, 0 without any value, 0 refused.");

    const other = await run("time=time,t=temperature:F,h=humidity");
    expect(other).toMatchObject({ code: 1, err: "3 of the lines differ from what is stored: see above.\n" });
    expect(other.out).toContain("0 there already, 3 there already with other values, 0 without any value, 0 refused.");
    expect(other.out).toContain("line 2: temperature: 43 is stored, not 6.11111111111.; humidity: 70 is not stored.");

    const within = "time,t,h\n2026-02-04T10:00:00Z,1,\n2026-02-04T10:00:00Z,2,\n";
    expect((await run("time=time,t=temperature", within)).out).toContain("line 3: temperature: 1 is stored, not 2.");
    expect((await stored()).slice(0, 2)).toEqual(before);
  });

  it("does not guess which station is meant", async () => {
    for (const name of ["Twin", "Twin"]) await createStation(bench.ctx(), { name, lat: 0, lon: 0 });
    const csv = "station,time,temperature\nTwin,2026-01-01T00:00:00Z,1\ntwin,2026-01-01T00:00:00Z,1\n";
    const result = await manage(bench.url, ["import", file("twins.csv", csv)]);
    expect(result.code).toBe(1);
    expect(result.out).toContain('line 2: station: 2 stations have the name "Twin"');
    expect(result.out).toContain('line 3: station: There is no station of the name "twin".');
  });

  it.each([
    ["gone.csv", undefined, /^There is no file .*gone\.csv\.\n$/],
    ["cut.csv.gz", "\x1f\x8b\x08\x00", /^The file (is damaged|ends too early): .*\n$/],
    ["empty.csv", "", /^The file is empty: .*\n$/],
  ])("tells what is wrong with %s", async (name, content, message) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content, "latin1");
    const { code, err } = await manage(bench.url, ["import", path]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});

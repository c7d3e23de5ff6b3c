import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newestReadings } from "@/lib/db/queries/readings/readings";
import { createStation } from "@/lib/services/stations";
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

onEachDatabase("import", (fixture) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-import-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  it("an import records a year of three airports, and a repeated import records nothing", async () => {
    const first = await manage(fixture.url, NYC_ARGS);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain("Stations: 3 created, 0 already present.");
    expect(first.out).toContain("Readings: 26116 stored, 0 already present, 0 without any value, 0 refused.");
    expect(first.out).toContain("windSpeed range: 1\n");
    expect(await fixture.database.prisma.dirtyHour.count()).toBe(0);

    const again = await manage(fixture.url, NYC_ARGS);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain("Stations: 0 created, 3 already present.");
    expect(again.out).toContain("Readings: 0 stored, 26116 already present");
  });

  it("an import keeps an impossible wind speed, in m/s, but hides it", async () => {
    const [row, ...others] = await fixture.database.prisma.sensorData.findMany({ where: { windSpeed: { gt: 120 } } });
    expect(others).toEqual([]);
    expect(row?.windSpeed).toBeCloseTo(1048.36058 * 0.44704, 4);
    expect(row?.flags).toEqual({ windSpeed: "range" });
    const most = await fixture.database.prisma.dayRollup.aggregate({
      where: { metric: "windSpeed" },
      _max: { max: true },
    });
    expect(most._max.max).toBeLessThan(30);
  });

  it("an import reads one station's file from standard input, and refuses bad lines by number", async () => {
    const { id } = await createStation(fixture.ctx(), {
      name: "Garden",
      lat: 52.5,
      lon: 13.4,
      timeZone: "Europe/Berlin",
    });
    const csv = "when,t\n2026-01-01 00:00,32\n2026-01-01 01:00,warm\n2999-01-01 00:00,32\n2026-01-01 02:00,NA\n";
    const mapping = ["--map", "when=time,t=temperature:F", "--null", "NA", "--time-zone", "Europe/Berlin"];
    const result = await manage(fixture.url, ["import", "-", "--station", String(id), ...mapping], csv);
    expect(result).toMatchObject({ code: 1, err: "Refused 1 of the lines: see above.\n" });
    expect(result.out).toContain("Readings: 1 stored, 0 already present, 2 without any value, 1 refused.");
    expect(result.out).toContain("t: warm: 1\n");
    expect(result.out).toContain("line 4: time: This time is in the future.");
    const [reading] = await newestReadings(fixture.database.read, { stationId: id, from: 0, to: Date.now() }, 1);
    expect(reading).toMatchObject({ time: Date.parse("2025-12-31T23:00:00Z"), values: { temperature: 0 } });
  });

  it("an import says how it has read the file, and which cells it has left out", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Davis", lat: 40, lon: -3.7 });
    const csv = "when;t;wind\n14/07/2026 15:30;31,2;NNE\n14/07/2026 16:00;---;hot\n";
    const mapping = ["--map", "when=time,t=temperature,wind=windDirection", "--time-zone", "+02:00"];
    const result = await manage(fixture.url, ["import", "-", "--station", String(id), ...mapping], csv);
    expect(result).toMatchObject({ code: 1, err: "Left out 1 of the cells: see above.\n" });
    expect(result.out).toContain("separated by semicolons, the decimal sign is a comma, the encoding is utf-8.");
    expect(result.out).toContain("Dates have the day first.");
    expect(result.out).toContain("Cells without a value:\n  t: ---: 1\n");
    expect(result.out).toMatch(/were left out .*:\n {2}wind: hot: 1\n/);
    const readings = await newestReadings(fixture.database.read, { stationId: id, from: 0, to: Date.now() }, 1000);
    expect(readings.map(({ time, values }) => [new Date(time).toISOString(), values])).toEqual([
      ["2026-07-14T13:30:00.000Z", { temperature: 31.2, windDirection: 22.5 }],
    ]);
  });

  it("an import reads a date alone in the station's zone, and refuses a number as a time if it could be a date", async () => {
    const zone = { lat: 40.7, lon: -74, timeZone: "America/New_York" };
    const { id } = await createStation(fixture.ctx(), { name: "Daily", ...zone });
    const times = ["2025-10-31", "20230101", "202301011200", "2012", "44927.5", "2025-02-29"];
    const csv = `station,time,temperature\n${times.map((time) => `Daily,${time},9.3\n`).join("")}`;
    const result = await manage(fixture.url, ["import", file("daily.csv", csv)]);
    expect(result).toMatchObject({ code: 1, err: "Refused 5 of the lines: see above.\n" });
    for (const line of [3, 4, 5, 6]) expect(result.out).toMatch(new RegExp(`line ${line}: time: .* could be a date`));
    expect(result.out).toContain("line 7: time: There is no 2025-02-29 in the calendar.");
    const readings = await newestReadings(fixture.database.read, { stationId: id, from: 0, to: Date.now() }, 1000);
    expect(readings.map(({ time }) => new Date(time).toISOString())).toEqual(["2025-10-31T04:00:00.000Z"]);
  });

  it("an import reports lines that differ from the stored readings apart from repeats, and changes nothing", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Again", lat: 0, lon: 0 });
    const csv = "time,t,h\n2026-02-03T10:00:00Z,43.0,70\n2026-02-03T10:05:00Z,43.2,\n2026-02-03T10:05:00Z,43.2,\n";
    const run = (columns: string, text = csv) =>
      manage(fixture.url, ["import", "-", "--station", String(id), "--map", columns], text);
    const stored = () => newestReadings(fixture.database.read, { stationId: id, from: 0, to: Date.now() }, 1000);
    expect(await run("time=time,t=temperature")).toMatchObject({ code: 0 });
    const before = await stored();
    const repeated = await run("time=time,t=temperature");
    expect(repeated).toMatchObject({ code: 0 });
    expect(repeated.out).toContain("Readings: 0 stored, 3 already present, 0 without any value, 0 refused.");

    const other = await run("time=time,t=temperature:F,h=humidity");
    expect(other).toMatchObject({ code: 1, err: "3 of the lines differ from what is stored: see above.\n" });
    expect(other.out).toContain(
      "0 already present, 3 already present with other values, 0 without any value, 0 refused.",
    );
    expect(other.out).toContain(
      "line 2: temperature: 43 °C is stored, not 6.11111111111 °C. humidity: 70 % is not stored.",
    );

    const within = "time,t,h\n2026-02-04T10:00:00Z,1,\n2026-02-04T10:00:00Z,2,\n";
    expect((await run("time=time,t=temperature", within)).out).toContain(
      "line 3: temperature: 1 °C is stored, not 2 °C.",
    );
    expect((await stored()).slice(0, 2)).toEqual(before);
  });

  it("an import records daily values of archives once, and computes those days", async () => {
    const place = { lat: 40.78, lon: -73.97, timeZone: "America/New_York" };
    const { id } = await createStation(fixture.ctx(), { name: "USW00094728", ...place });
    const csv = `"STATION","DATE","PRCP","TMAX","TMIN","WSFG"
"USW00094728","2013-07-18","0.00","98","83",""
"USW00094728","2013-07-19","0.00","96","83","21.0"
"USW00094728","2013-07-20","0.30","999","81",""
`;
    const targets =
      "STATION=station,DATE=date,PRCP=rain.total:in,TMAX=temperature.max:F,TMIN=temperature.min:F,WSFG=windGust.max:mph";
    const run = (text: string) => manage(fixture.url, ["import", "-", "--map", targets], text);
    const first = await run(csv);
    expect(first).toMatchObject({ code: 1, err: "Refused 1 of the lines: see above.\n" });
    expect(first.out).toContain("Readings: 0 stored, 0 already present, 0 without any value, 1 refused.");
    expect(first.out).toContain("Period values: 9 stored, 0 already present.");
    expect(first.out).toContain("line 4: temperature.max: Temperature is between -95 and 60 °C.");
    const days = await fixture.database.prisma.dayRollup.findMany({
      where: { stationId: id, metric: "temperature" },
      orderBy: { time: "asc" },
    });
    expect(days).toMatchObject([
      { day: "2013-07-18", max: 36.6666666667, min: 28.3333333333, coverage: 24 },
      { day: "2013-07-19", max: 35.5555555556, min: 28.3333333333, coverage: 24 },
    ]);

    const again = await run(csv.replace('"96"', '"97"').replace('"999"', '""'));
    expect(again).toMatchObject({ code: 1, err: "1 of the lines differ from what is stored: see above.\n" });
    expect(again.out).toContain("Period values: 0 stored, 8 already present, 1 already present with other values.");
    expect(again.out).toContain("line 3: temperature.max: 35.5555555556 °C is stored, not 36.1111111111 °C.");

    const corrected = csv.replace('"96"', '"97"').replace('"999"', '""');
    const replaced = await manage(fixture.url, ["import", "-", "--replace", "--map", targets], corrected);
    expect(replaced).toMatchObject({ code: 0 });
    expect(replaced.out).toContain("Period values: 0 stored, 8 already present, 1 replaced.");
    const day = { stationId: id, metric: "temperature", day: "2013-07-19" };
    expect(await fixture.database.prisma.dayRollup.findFirst({ where: day })).toMatchObject({ max: 36.1111111111 });
    const entries = await fixture.database.prisma.logEntry.findMany({
      where: { model: "PeriodValue", action: "change" },
    });
    expect(entries).toMatchObject([
      { changes: { value: [35.5555555556, 36.1111111111] }, reason: expect.stringContaining("Import of") },
    ]);
  });

  it("an import records the daily values of the German weather service's files, and the extremes of METARs", async () => {
    const [german, airport] = [
      await createStation(fixture.ctx(), { name: "Potsdam", lat: 52.38, lon: 13.06, timeZone: "Europe/Berlin" }),
      await createStation(fixture.ctx(), { name: "JFK", lat: 40.64, lon: -73.78, timeZone: "America/New_York" }),
    ];
    const file = `STATIONS_ID;MESS_DATUM;QN_3;  FX; RSK; TMK; TXK; TNK;eor\n       3987;20240704;   10;  13.1;   0.4;  16.4;-999;  12.0;eor\n`;
    const columns =
      "MESS_DATUM=date,FX=windGust.max,RSK=rain.total,TMK=temperature.mean,TXK=temperature.max,TNK=temperature.min";
    const options = ["--separator", ";", "--null", "-999", "--map", columns];
    const daily = await manage(fixture.url, ["import", "-", "--station", String(german.id), ...options], file);
    expect(daily).toMatchObject({ code: 0 });
    expect(daily.out).toContain("Period values: 4 stored, 0 already present.");

    const far = await manage(
      fixture.url,
      ["import", "-", "--station", String(german.id), "--time-zone", "Asia/Tokyo", ...options],
      file,
    );
    expect(far).toMatchObject({ code: 1 });
    expect(far.out).toContain("This day of the file's time zone is not a day of the station's, Europe/Berlin");

    const metars = `valid,tmpf,metar\n2024-07-04 05:51,76,KJFK 040551Z 20008KT 10SM CLR 24/18 A3001 RMK AO2 10289 20239\n`;
    const mapped = ["--time-zone", "UTC", "--map", "valid=time,tmpf=temperature:F,metar=metar"];
    const reports = await manage(fixture.url, ["import", "-", "--station", String(airport.id), ...mapped], metars);
    expect(reports).toMatchObject({ code: 0 });
    expect(reports.out).toContain("Readings: 1 stored");
    const stored = await fixture.database.prisma.periodValue.findMany({ where: { stationId: airport.id } });
    expect(stored).toMatchObject([
      { statistic: "max", value: 28.9, from: new Date("2024-07-03T23:51Z"), to: new Date("2024-07-04T05:51Z") },
      { statistic: "min", value: 23.9 },
    ]);
  });

  it("an import does not guess which station is meant", async () => {
    for (const name of ["Twin", "Twin"]) await createStation(fixture.ctx(), { name, lat: 0, lon: 0 });
    const csv = "station,time,temperature\nTwin,2026-01-01T00:00:00Z,1\ntwin,2026-01-01T00:00:00Z,1\n";
    const result = await manage(fixture.url, ["import", file("twins.csv", csv)]);
    expect(result.code).toBe(1);
    expect(result.out).toContain('line 2: station: 2 stations are named "Twin"');
    expect(result.out).toContain('line 3: station: There is no station named "twin".');
  });

  it.each([
    ["gone.csv", undefined, /^There is no file .*gone\.csv\.\n$/],
    ["cut.csv.gz", "\x1f\x8b\x08\x00", /^The file (is damaged|ends too early): .*\n$/],
    ["empty.csv", "", /^The file is empty: .*\n$/],
  ])("an import reports what is wrong with %s", async (name, content, message) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content, "latin1");
    const { code, err } = await manage(fixture.url, ["import", path]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});

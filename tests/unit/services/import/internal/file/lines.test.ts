import { describe, expect, it } from "vitest";
import { mappingSchema, textSource } from "@/lib/services/import";
import type { FileLine } from "@/lib/services/import/internal/file/file-line";
import { linesOf } from "@/lib/services/import/internal/file/lines";
import { surveyReadings } from "@/lib/services/import/internal/file/survey";
import { CellTally } from "@/lib/services/import/internal/file/tally";

async function read(
  text: string,
  mapping: object = {},
  needsStation = false,
  tally = new CellTally(),
): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  const form = await surveyReadings(textSource(text), mappingSchema.parse(mapping), { needsStation, now: Date.now() });
  for await (const line of linesOf(textSource(text), form, tally)) lines.push(line);
  return lines;
}

const TIME = "2026-01-31T12:00:00Z";

describe("readLines", () => {
  it("columns are recognized by the names of their content", async () => {
    const [line] = await read(`station,time,temperature,extra\nRoof,${TIME},-3.5,"{""co2"":410}"\n`);
    const reading = { station: "Roof", time: TIME, values: { temperature: -3.5 }, extra: { co2: 410 } };
    expect(line).toEqual({ line: 2, kind: "reading", reading });
  });

  it("columns are mapped and converted, and those without a target ignored", async () => {
    const readings = { when: "time", t: "temperature:F", wind: "windSpeed:mph", co2: "extra.co2" };
    const [line] = await read(`when,t,wind,co2,comment\n${TIME},39.02,10,410,=1+1\n`, { readings });
    const values = { temperature: 3.9, windSpeed: 4.4704 };
    expect(line).toMatchObject({ kind: "reading", reading: { time: TIME, values, extra: { co2: 410 } } });
  });

  it("lines are numbered as in an editor, with byte order marks, empty lines and Windows line ends", async () => {
    const lines = await read(`\uFEFFtime,temperature\r\n${TIME},1\r\n\r\n${TIME},x\r\n`);
    expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
      [2, "reading"],
      [4, "empty"],
    ]);
  });

  it("an error names the field of a line that cannot be used", async () => {
    const lines = await read(`time,temperature,humidity\n${TIME},1\n2026-01-31 12:00,1,1\n`);
    expect(lines.map((line) => (line.kind === "bad" ? line.errors : undefined))).toEqual([
      { line: ["It has 2 cells where the header has 3."] },
      { time: ["This time has no offset: say which zone it is in."] },
    ]);
  });

  it("a cell that is not a number is left out of its line, and counted", async () => {
    const tally = new CellTally();
    const lines = await read(`time,temperature,humidity\n${TIME},0x10,1\n${TIME},warm,---\n`, {}, false, tally);
    expect(lines).toMatchObject([
      { kind: "reading", reading: { values: { humidity: 1 } } },
      { line: 3, kind: "empty" },
    ]);
    expect(tally.unreadable.counts()).toEqual([
      ["temperature: 0x10", 1],
      ["temperature: warm", 1],
    ]);
    expect(tally.missing.counts()).toEqual([["humidity: ---", 1]]);
  });

  it("missing values are recognized, and lines without any value", async () => {
    const lines = await read(`time,temperature,humidity\n${TIME},NA,50\n${TIME},NA,\n`, { null: ["NA"] });
    expect(lines).toMatchObject([
      { kind: "reading", reading: { values: { humidity: 50 } } },
      { line: 3, kind: "empty" },
    ]);
  });

  it.each([
    ["", {}, "The file is empty: its first line must name the columns."],
    ["time,temprature\n", {}, 'The mapping of the column "temprature" cannot be used'],
    ["time,time\n", {}, 'The column "time" occurs twice in the file.'],
    ["a,b\n", { readings: { c: "time" } }, 'The file has no column "c". It has: a, b.'],
    [
      "a,b\n",
      { readings: { a: "temperature:F", b: "temperature:K" } },
      'The columns "a" and "b" have the same target.',
    ],
    ["a,b\n", { readings: { a: "temperature" } }, "No column is mapped to time."],
    ["a,b\n", { readings: { a: "temperature:mph" } }, '"mph" is not one of the units °C, °F, K'],
    ["a,b\n", { readings: { a: "time:s" } }, "time has no unit"],
  ])("the file %j mapped by %j is refused", async (text, mapping, message) => {
    await expect(read(text, mapping)).rejects.toThrow(message);
  });

  it("an unclosed quote is refused with its line", async () => {
    await expect(read(`time,temperature\n"${TIME},1\n`)).rejects.toThrow(/not valid CSV.*line 2/);
  });

  it("a file of several stations needs a station column", async () => {
    await expect(read("time,temperature\n", {}, true)).rejects.toThrow("No column is mapped to station.");
  });

  it("values of whole days are read by date, in tenths if mapped so", async () => {
    const readings = { DATE: "date", TMAX: "temperature.max:0.1C", PRCP: "rain.total:0.1mm", AWND: "windSpeed.mean" };
    const [day, nothing] = await read("DATE,TMAX,PRCP,AWND\n2026-07-04,311,76,\n2026-07-05,,,\n", { readings });
    const period = { date: "2026-07-04" };
    expect(day).toEqual({
      line: 2,
      kind: "reading",
      reading: {
        ...{ station: "", time: "", values: {}, extra: null },
        periods: [
          { metric: "temperature", statistic: "max", value: 31.1, period },
          { metric: "rain", statistic: "total", value: 7.6, period },
        ],
      },
    });
    expect(nothing).toEqual({ line: 3, kind: "empty" });
  });

  it("dates without hyphens, semicolons between cells and a file's zone are supported", async () => {
    const mapping = { readings: { D: "date", T: "temperature.mean" }, null: ["-999"], separator: ";", timeZone: "UTC" };
    const lines = await read(
      "  D; T;eor\n20260704; 21.3;eor\n20260230;1;eor\n20260705;-999;eor\n2026;1;eor\n",
      mapping,
    );
    const period = { from: Date.UTC(2026, 6, 4), to: Date.UTC(2026, 6, 5) };
    expect(lines).toMatchObject([
      { reading: { periods: [{ metric: "temperature", statistic: "mean", value: 21.3, period }] } },
      { line: 3, kind: "bad", errors: { date: ["There is no 2026-02-30 in the calendar."] } },
      { line: 4, kind: "empty" },
      { line: 5, kind: "bad", errors: { date: ['"2026" is not a date.'] } },
    ]);
  });

  it("the extremes of a METAR are read beside the reading of its time", async () => {
    const readings = { valid: "time", tmpf: "temperature:F", metar: "metar" };
    const report = "KJFK 040551Z 20008KT 10SM CLR 24/18 A3001 RMK AO2 SLP161 T02440178 10289 20239";
    const [line, none] = await read(`valid,tmpf,metar\n${TIME},76,${report}\n${TIME},,KJFK 040651Z RMK AO2\n`, {
      readings,
    });
    expect(line).toMatchObject({
      reading: {
        time: TIME,
        periods: [
          { metric: "temperature", statistic: "max", value: 28.9, period: { hours: 6 } },
          { metric: "temperature", statistic: "min", value: 23.9, period: { hours: 6 } },
        ],
      },
    });
    expect(none).toMatchObject({ kind: "empty" });
  });

  it.each([
    ["time,temperature.max\n", "No column is mapped to date."],
    ["date,temperature.max,humidity\n", "No column is mapped to time."],
    ["date\n", "No column is mapped to time."],
    ["metar\n", "No column is mapped to time."],
    ["date,rain.max\n", "Rain has total only."],
    ["date,windDirection.mean\n", "Wind direction has no value of a whole period."],
    ["date,temperature.max.min\n", '"max.min" is not one of max, min, mean, total.'],
    [`${Array.from({ length: 501 }, (_, i) => `extra.${i}`).join(",")}\n`, "No more than 500 columns"],
    ["date,temperature.median\n", '"median" is not one of max, min, mean, total.'],
  ])("the columns %j are refused", async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});

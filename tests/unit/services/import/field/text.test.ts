import { describe, expect, it } from "vitest";
import { bytes, file, importOf, text } from "./files";

describe("text of tables", () => {
  it("semicolons, decimal commas, blanks and day first are found out, as in a Davis export", async () => {
    const { readings, refused, found } = await importOf(file("text/davis-semicolons.csv"), {
      timeZone: "Europe/Madrid",
      readings: {
        ...{ time: "time", Barometer: "seaLevelPressure", Temp: "temperature", Hum: "humidity", Rain: "rain" },
        ...{ "Wind Speed": "windSpeed:km/h", "High Wind Speed": "windGust:km/h", "Wind Direction": "windDirection" },
      },
    });
    expect(readings).toEqual([
      "2023-07-14T13:30Z seaLevelPressure 1012.4 temperature 31.2 humidity 38 rain 0 windSpeed 3.139 windGust 7.139 windDirection 157.5",
      "2023-07-14T14:00Z seaLevelPressure 1012.1 temperature 31.9 humidity 36 rain 0.2 windSpeed 3.583 windGust 7.611 windDirection 180",
      "2023-07-14T14:30Z seaLevelPressure 1011.9 temperature 30.4 humidity 41 rain 1.4 windSpeed 2.694 windGust 6.25 windDirection 202.5",
    ]);
    expect(refused).toEqual([]);
    expect(found).toContain("separated by semicolons, the decimal sign is a comma, the encoding is utf-8.");
    expect(found).toContain("Dates have the day first.");
  });

  it("what is not UTF-8 is read as Windows-1252, and said", async () => {
    const readings = { Date: "time", "Temp (°C)": "temperature", "Hum (%)": "humidity" };
    const result = await importOf(file("text/windows-1252.csv"), { readings });
    expect(result.readings).toEqual(["2026-02-03T10:00Z temperature 6.1 humidity 71"]);
    expect(result.found).toContain("the encoding is windows-1252");
  });

  it.each(["utf16le", "utf16be"])("UTF-16 is recognised with and without a byte order mark (%s)", async (name) => {
    for (const mark of ["\uFEFF", ""]) {
      const content = Buffer.from(`${mark}time\ttemperature\r\n2026-02-03T10:00:00Z\t6.1\r\n`, "utf16le");
      const { readings } = await importOf(bytes(name === "utf16be" ? content.swap16() : content));
      expect(readings).toEqual(["2026-02-03T10:00Z temperature 6.1"]);
    }
  });

  it("a byte order mark is not part of the first name", async () => {
    const readings = { DateTimeObs: "time", temp: "temperature" };
    expect((await importOf(file("text/byte-order-mark.csv"), { readings })).readings).toEqual([
      "2026-02-03T10:00Z temperature 6.1",
    ]);
  });

  it("line ends may change within a file", async () => {
    expect((await importOf(file("text/mixed-line-ends.csv"))).readings).toEqual([
      "2026-02-03T10:00Z temperature 6.1 humidity 71",
      "2026-02-03T10:05Z temperature 6.2 humidity 70",
      "2026-02-03T10:10Z temperature 6.3 humidity 70",
    ]);
  });

  it("empty cells beyond the header are not a fault", async () => {
    const { readings, refused } = await importOf(file("text/trailing-comma.csv"));
    expect([readings.length, refused]).toEqual([2, []]);
  });

  it("a short line is refused with its number and cells, and nothing is shifted", async () => {
    const names = { temperature: "temperature", humidity: "humidity", pressure: "pressure", time: "time" };
    const { readings, refused } = await importOf(file("text/short-line.csv"), { readings: names });
    expect(readings).toEqual(["2026-02-17T11:32:31Z temperature 22.6 humidity 42.9 pressure 934.09"]);
    expect(refused).toEqual(["3 It has 3 cells where the header has 5."]);
  });

  it("a header in the middle and comments are passed over and counted", async () => {
    const { readings, refused, tally } = await importOf(file("text/header-again.csv"));
    expect([readings.length, refused, tally.passedOver]).toEqual([2, [], 1]);
    const commented = await importOf(text("# made by X\n# time,temperature\n2026-02-03T10:00:00Z,1\n# battery low\n"));
    expect([commented.readings.length, commented.tally.passedOver]).toEqual([1, 1]);
  });

  it("lines before the header, units and kinds of samples are passed over, as in TOA5", async () => {
    const { readings, refused, found, tally } = await importOf(file("text/toa5.dat"), {
      timeZone: "Etc/GMT-1",
      readings: { TIMESTAMP: "time", AirTC_Avg: "temperature", RH: "humidity", BP_mbar: "pressure:mbar" },
    });
    expect(readings).toEqual([
      "2026-02-03T09:00Z temperature 6.12 humidity 71.3 pressure 951.2",
      "2026-02-03T09:10Z humidity 71.9 pressure 951.1",
    ]);
    expect(refused).toEqual([]);
    expect(found).toContain("Line 2 names the columns. After the names, 2 of the lines describe the columns");
    expect(tally.missing.counts()).toEqual([["AirTC_Avg: NAN", 1]]);
  });

  it("a line of units, and a unit in a name, count where the mapping has none", async () => {
    const content = "TS,T,P (inHg)\nTS,Deg F,\n2026-02-03T10:00:00Z,50,29.92\n";
    const result = await importOf(text(content), {
      readings: { TS: "time", T: "temperature", "P (inHg)": "pressure" },
    });
    expect(result.readings).toEqual(["2026-02-03T10:00Z temperature 10 pressure 1013.207"]);
    expect(result.found).toContain('The column "T" is in °F. The column "P (inHg)" is in inHg.');
  });

  it("columns separated by blanks and named by --columns are read", async () => {
    const { readings } = await importOf(text("3 2 2026  10 5  6.1 71\n3 2 2026 10 10  6.2 70\n"), {
      timeZone: "UTC",
      columns: ["time.day", "time.month", "time.year", "time.hour", "time.minute", "temperature", "humidity"],
      readings: {
        ...{ "time.day": "time.day", "time.month": "time.month", "time.year": "time.year" },
        ...{ "time.hour": "time.hour", "time.minute": "time.minute", temperature: "temperature" },
      },
    });
    expect(readings).toEqual(["2026-02-03T10:05Z temperature 6.1", "2026-02-03T10:10Z temperature 6.2"]);
  });

  it.each([
    ["text/workbook.xlsx", "This is an Excel workbook: open it and save the table as CSV."],
    ["text/archive.zip", "This is a ZIP archive: unpack it."],
  ])("%s is refused in words", async (name, message) => {
    await expect(importOf(file(name))).rejects.toThrow(message);
  });
});

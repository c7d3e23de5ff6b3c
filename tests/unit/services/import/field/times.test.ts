import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FOLDER, file, importOf, text } from "./files";

describe("times in tables", () => {
  const metrics = { zeit: "time", temp: "temperature" };

  it("slashed dates without leading zeros are read, as in exports of consoles", async () => {
    const { readings } = await importOf(file("times/ecowitt-unpadded.csv"), {
      timeZone: "Europe/Berlin",
      readings: { Zeit: "time", "Temperatur Außen(℃)": "temperature", "Wind(km/h)": "windSpeed:km/h" },
    });
    expect(readings).toEqual([
      "2026-03-04T08:57Z temperature 2.3 windSpeed 0",
      "2026-03-04T22:59Z temperature 0.6 windSpeed 0",
      "2026-03-04T23:00Z temperature 0.6 windSpeed 0",
      "2026-03-05T00:57Z temperature 0.2 windSpeed 1",
    ]);
  });

  it("dates with dots have the day first", async () => {
    const { readings } = await importOf(file("times/day-first-dots.csv"), {
      timeZone: "Europe/Berlin",
      readings: metrics,
    });
    expect(readings).toEqual(["2025-10-31T13:00Z temperature 9.3", "2025-11-01T01:00Z temperature 7.7"]);
  });

  it("a Cumulus month has no header, the day first, and the time of day behind the date", async () => {
    const { readings, found } = await importOf(file("times/Oct25log.txt"), {
      timeZone: "Europe/London",
      readings: { 1: "time", 3: "temperature", 4: "humidity", 5: "dewPoint" },
    });
    expect(readings).toEqual([
      "2025-09-30T23:00Z temperature 8.1 humidity 93 dewPoint 7",
      "2025-09-30T23:05Z temperature 8 humidity 93 dewPoint 6.9",
    ]);
    expect(found).toContain('The time of day is in the column "2".');
  });

  it("24:00 is midnight of the next day", async () => {
    expect((await importOf(file("times/hour-24.csv"), { timeZone: "UTC" })).readings).toEqual([
      "2026-02-03T23:00Z temperature 4.1",
      "2026-02-04T00:00Z temperature 4",
      "2026-02-04T01:00Z temperature 3.9",
    ]);
  });

  const NIGHT = [
    "2025-10-25T23:30Z temperature 9",
    "2025-10-26T00:00Z temperature 8.8",
    "2025-10-26T00:30Z temperature 8.6",
    "2025-10-26T01:00Z temperature 8.4",
    "2025-10-26T01:30Z temperature 8.2",
    "2025-10-26T02:00Z temperature 8",
  ];

  it.each(["times/clocks-back.csv", "times/clocks-back-repeats.csv"])(
    "the night when clocks are set back is read in either direction (%s)",
    async (name) => {
      const { readings } = await importOf(file(name), { timeZone: "Europe/Berlin" });
      expect([...new Set(readings)]).toEqual(NIGHT);
      const [header = "", ...lines] = readFileSync(join(FOLDER, name), "utf8").trimEnd().split("\n");
      const backward = await importOf(text([header, ...lines.reverse()].join("\n")), { timeZone: "Europe/Berlin" });
      expect([...new Set(backward.readings)]).toEqual([...NIGHT].reverse());
      expect(backward.found).toContain("The newest line comes first.");
    },
  );

  it("hourly lines of that night are an hour apart", async () => {
    const lines = ["01:00,4", "02:00,3", "02:00,2", "03:00,1"].map((line) => `2025-10-26 ${line}\n`).join("");
    const { readings } = await importOf(text(`time,temperature\n${lines}`), { timeZone: "Europe/Berlin" });
    expect(readings.map((reading) => reading.slice(11, 16))).toEqual(["23:00", "00:00", "01:00", "02:00"]);
  });

  it("a time that clocks skip is refused with why and what to do", async () => {
    const { readings, refused } = await importOf(file("times/clocks-forward.csv"), { timeZone: "Europe/Berlin" });
    expect(readings).toEqual(["2026-03-29T00:30Z temperature 5", "2026-03-29T01:30Z temperature 4.7"]);
    expect(refused).toEqual([expect.stringMatching(/^3 There is no such time.*fixed offset/)]);
  });

  it.each(["-04:00", "UTC-4", "GMT-4", "Etc/GMT+4", "-0400"])(
    "the fixed offset %s is four hours west",
    async (timeZone) => {
      expect((await importOf(file("times/fixed-offset.csv"), { timeZone })).readings).toEqual([
        "2026-07-01T16:00Z temperature 25",
      ]);
    },
  );

  it("digits are dates if all of the file are", async () => {
    const days = await importOf(file("times/date-digits.csv"), {
      timeZone: "UTC",
      readings: { DATE: "time", TAVG: "temperature" },
    });
    expect(days.readings).toEqual(["2025-10-31T00:00Z temperature 9.3", "2025-11-01T00:00Z temperature 7.7"]);
    const hours = await importOf(file("times/hour-digits.csv"), {
      timeZone: "UTC",
      readings: { MESS_DATUM: "time", TT: "temperature" },
    });
    expect(hours.readings).toEqual(["2025-10-31T13:00Z temperature 9.3", "2025-10-31T14:00Z temperature 9.1"]);
    expect(hours.found).toContain("Times are of the form YYYYMMDDHH.");
  });

  it("nanoseconds and microseconds are the same time", async () => {
    expect((await importOf(file("times/nanoseconds.csv"))).readings).toEqual([
      "2026-02-01T10:00Z temperature 6.1",
      "2026-02-01T10:00Z temperature 6.2",
    ]);
  });

  it("records of the nineteenth century are read", async () => {
    const { readings } = await importOf(file("times/before-1970.csv"), { timeZone: "Europe/Berlin" });
    expect(readings).toHaveLength(2);
    expect(readings[1]).toBe("1969-12-31T22:59Z temperature -3");
  });

  it("the order of day and month is found out from the whole file, or refused", async () => {
    const read = (...dates: string[]) =>
      importOf(text(`time,temperature\n${dates.map((date, i) => `${date} 10:00,${i}\n`).join("")}`), {
        timeZone: "UTC",
      });
    const months = await read("01/02/2026", "01/03/2026", "01/13/2026");
    expect(months.readings[0]).toBe("2026-01-02T10:00Z temperature 0");
    // Successive days are nearer to each other than successive months.
    const days = await read("01/02/2026", "02/02/2026", "03/02/2026", "04/02/2026");
    expect(days.readings[3]).toBe("2026-02-04T10:00Z temperature 3");
    await expect(read("01/02/2026")).rejects.toThrow("may be day first (2026-02-01) or month first (2026-01-02)");
    await expect(read("13/02/2026", "02/13/2026")).rejects.toThrow("Line 2 has the day before the month, line 3");
  });

  it("a date format is what a person says", async () => {
    const [content, timeZone] = [text("time,temperature\n02/03/2026 01:05:00 PM,1\n"), "UTC"];
    for (const dateFormat of ["day-first", "DD/MM/YYYY hh:mm:ss A"]) {
      expect((await importOf(content, { dateFormat, timeZone })).readings).toEqual(["2026-03-02T13:05Z temperature 1"]);
    }
    const serial = await importOf(text("time,temperature\n46056.5,1\n46056.75,2\n"), { timeZone });
    expect(serial.readings[1]).toBe("2026-02-03T18:00Z temperature 2");
  });
});

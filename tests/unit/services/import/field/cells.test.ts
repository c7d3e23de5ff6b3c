import { describe, expect, it } from "vitest";
import { file, importOf, text } from "./files";

describe("cells of tables", () => {
  it("words for nothing lose the cell and not the line, and are counted", async () => {
    const { readings, refused, tally } = await importOf(file("cells/words.csv"));
    expect(readings).toEqual([
      "2026-02-03T10:00Z temperature 6.1 humidity 71 pressure 1003.2",
      "2026-02-03T10:05Z temperature 6.2 pressure 1003.1",
      "2026-02-03T10:10Z humidity 70 pressure 1003",
      "2026-02-03T10:15Z pressure 1002.9",
    ]);
    expect(refused).toEqual([]);
    expect(Object.fromEntries(tally.missing.counts())).toEqual({
      "humidity: unavailable": 1,
      "temperature: ---": 1,
      "temperature: NaN": 1,
      "humidity: NULL": 1,
    });
    expect(tally.unreadable.total).toBe(0);
  });

  it("points of the compass are directions", async () => {
    const { readings } = await importOf(file("cells/compass.csv"));
    expect(readings.map((reading) => Number(reading.split(" ").at(-1)))).toEqual([22.5, 112.5, 270]);
  });

  it("kilolux are lux", async () => {
    const readings = { Time: "time", "Solar(Klux)": "light:klux" };
    expect((await importOf(file("cells/klux.csv"), { readings })).readings).toEqual(["2026-02-03T10:00Z light 21400"]);
  });

  it("units in cells are converted, and marks behind numbers are counted", async () => {
    const content = "time,temperature,windSpeed,pressure\n2026-02-03T10:00:00Z,61.4 °F,12s,1013 W/m²\n";
    const { readings, tally } = await importOf(text(content));
    expect(readings).toEqual(["2026-02-03T10:00Z temperature 16.333 windSpeed 12"]);
    expect(tally.marked.counts()).toEqual([["windSpeed: s", 1]]);
    expect(tally.unreadable.counts()).toEqual([["pressure: 1013 W/m²", 1]]);
  });
});

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

  it("counters of rain are read as they are, in mm", async () => {
    const mapping = { readings: { time: "time", dailyrain: "rainDay:in", total: "rainTotal" } };
    const content = "time,dailyrain,total\n2026-02-03T10:00:00Z,0.01,\n2026-02-03T10:05:00Z,,61.2\n";
    const { readings } = await importOf(text(content), mapping);
    expect(readings).toEqual(["2026-02-03T10:00Z rainDay 0.254", "2026-02-03T10:05Z rainTotal 61.2"]);
  });
});

describe("tables with a line for each value", () => {
  const mapping = {
    readings: { entity_id: "sensor", state: "value", last_changed: "time" },
    sensors: { "sensor.roof_temperature": "temperature", "sensor.roof_humidity": "humidity" },
  };

  it("each sensor has its metric, as in the history of Home Assistant", async () => {
    const { readings, tally } = await importOf(file("tables/history.csv"), mapping);
    expect(readings).toEqual([
      "2026-02-03T10:00:00.123Z temperature 6.1",
      "2026-02-03T10:05:00.456Z temperature 6.3",
      "2026-02-03T10:00:00.123Z humidity 71",
    ]);
    expect(tally.missing.counts()).toEqual([["sensor.roof_temperature: unavailable", 1]]);
  });

  it.each([
    [{ readings: mapping.readings }, "Say which sensor is which metric"],
    [{ ...mapping, readings: { state: "value", last_changed: "time" } }, "No column is mapped to sensor."],
    [{ ...mapping, sensors: { a: "warmth" } }, 'The mapping of the column "a" cannot be used'],
  ])("the mapping %j is refused", async (wrong, message) => {
    await expect(importOf(file("tables/history.csv"), wrong)).rejects.toThrow(message);
  });
});

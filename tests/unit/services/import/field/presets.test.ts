import { expect, it } from "vitest";
import { PRESETS } from "@/lib/services/import";
import { file, importOf, text } from "./files";

const preset = (name: string, others: object = {}) => ({ ...PRESETS[name]?.mapping, ...others });

it("the preset of Cumulus reads a monthly log", async () => {
  const mapping = preset("cumulus", { timeZone: "Europe/London" });
  expect((await importOf(file("times/Oct25log.txt"), mapping)).readings).toEqual([
    "2025-09-30T23:00Z temperature 8.1 humidity 93 dewPoint 7 windSpeed 0.889 windGust 1.778 windDirection 225 rainRate 0 seaLevelPressure 1009.8 uvIndex 0 solarRadiation 0 rainTotal 412.6",
    "2025-09-30T23:05Z temperature 8 humidity 93 dewPoint 6.9 windSpeed 0.806 windGust 1.611 windDirection 228 rainRate 1.2 seaLevelPressure 1009.7 uvIndex 0 solarRadiation 0 rainTotal 412.7",
  ]);
});

it.each([
  ["weewx-us", "1,5,50,29.92,10,0.1", "temperature 10 seaLevelPressure 1013.207 windSpeed 4.47 rain 2.54"],
  ["weewx-metric", "16,5,10,1013,36,0.1", "temperature 10 seaLevelPressure 1013 windSpeed 10 rain 1"],
  ["weewx-metricwx", "17,5,10,1013,10,0.1", "temperature 10 seaLevelPressure 1013 windSpeed 10 rain 0.1"],
])("the preset %s reads the archive table, without the columns that it lacks", async (name, values, expected) => {
  const content = `dateTime,usUnits,interval,outTemp,barometer,windSpeed,rain\n1770112800,${values}\n`;
  const { readings } = await importOf(text(content), preset(name));
  expect(readings).toHaveLength(1);
  expect(readings[0]?.split(" ").slice(1).sort()).toEqual(expected.split(" ").sort());
  expect(readings[0]).toMatch(/^2026-02-03T10:00Z /);
});

it("the preset of Meteostat reads hourly data without a header", async () => {
  const content = "2026-02-03,9,6.1,2.0,75.0,0.2,,230.0,18.0,36.0,1013.2,,3\n2026-02-03,10,6.3,,,,,,,,,,\n";
  expect((await importOf(text(content), preset("meteostat"))).readings).toEqual([
    "2026-02-03T09:00Z temperature 6.1 dewPoint 2 humidity 75 rain 0.2 windDirection 230 windSpeed 5 windGust 10 seaLevelPressure 1013.2",
    "2026-02-03T10:00Z temperature 6.3",
  ]);
});

it("the preset of the ISD reads values that share a cell, in tenths", async () => {
  const content =
    '"STATION","DATE","WND","TMP","DEW","SLP"\n"1","2026-02-03T10:00:00","230,1,N,0050,1","+0061,1","-0012,1","10132,1"\n"1","2026-02-03T11:00:00","999,9,9,9999,9","+0063,1","+9999,9","99999,9"\n';
  expect((await importOf(text(content), preset("isd"))).readings).toEqual([
    "2026-02-03T10:00Z temperature 6.1 dewPoint -1.2 seaLevelPressure 1013.2 windDirection 230 windSpeed 5",
    "2026-02-03T11:00Z temperature 6.3",
  ]);
});

it("the preset of Home Assistant reads its history", async () => {
  const mapping = preset("home-assistant", { sensors: { "sensor.roof_humidity": "humidity" } });
  expect((await importOf(file("tables/history.csv"), mapping)).readings).toEqual([
    "2026-02-03T10:00:00.123Z humidity 71",
  ]);
});

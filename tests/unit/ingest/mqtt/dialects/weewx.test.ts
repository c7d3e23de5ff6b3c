import { describe, expect, it } from "vitest";
import { fields, sampleOf, speaking } from "./messages";

const PACKET = {
  dateTime: "1779024000",
  usUnits: "1",
  outTemp_F: "58.5",
  outHumidity: "67",
  rain_in: "0.01",
  dayRain_in: "0.03",
  barometer_inHg: "29.886",
  pressure_mbar: "979.1",
};

describe("WeeWX", () => {
  it("a packet of text in its usual units is read in those that are stored", async () => {
    const said = (await speaking("weewx"))("weather/5/loop", PACKET);
    expect(sampleOf(said).time).toBe(1_779_024_000_000);
    expect(fields(said)).toEqual({
      temperature: 14.722222,
      humidity: 67,
      rain: 0.254,
      rainDay: 0.762,
      seaLevelPressure: 1012.056109,
      pressure: 979.1,
    });
  });

  it.each([
    [1, { temperature: -17.777778, windSpeed: 0.44704, rain: 25.4, rainRate: 25.4, pressure: 33.863886 }],
    [16, { temperature: 0, windSpeed: 0.277778, rain: 10, rainRate: 10, pressure: 1 }],
    [17, { temperature: 0, windSpeed: 1, rain: 1, rainRate: 1, pressure: 1 }],
  ])("names without a unit are in the packet's system %i", async (usUnits, expected) => {
    const one = { outTemp: "0", windSpeed: "1", rain: "1", rainRate: "1", pressure: "1" };
    expect(fields((await speaking("weewx"))("weather/loop", { usUnits, ...one }))).toEqual(expected);
  });

  it.each([
    ["windSpeed_knot", 0.514444],
    ["windSpeed_kph", 0.277778],
    ["windSpeed_mps", 1],
    ["windSpeed_mph", 0.44704],
  ])("%s is converted by its ending", async (name, expected) => {
    expect(fields((await speaking("weewx"))("weather/loop", { usUnits: 16, [name]: "1.0" }))).toEqual({
      windSpeed: expected,
    });
  });

  it.each([
    ["rainRate_inch_per_hour", 25.4],
    ["rainRate_cm_per_hour", 10],
    ["rainRate_mm_per_hour", 1],
  ])("%s is a rate", async (name, expected) => {
    expect(fields((await speaking("weewx"))("weather/loop", { [name]: 1 }))).toEqual({ rainRate: expected });
  });

  it("what is derived here is dropped, and other observations become channels", async () => {
    const said = (await speaking("weewx"))("weather/loop", {
      usUnits: 1,
      windchill_F: "1",
      cloudbase_foot: "1",
      altimeter_inHg: "29.9",
      inTemp_F: "68",
      extraTemp2_F: "50",
      radiation_Wpm2: "402.13",
      windDir: "None",
      txBatteryStatus: "0",
    });
    expect(fields(said)).toEqual({
      altimeter: 1012.530203,
      indoorTemperature: 20,
      temperature2: 10,
      solarRadiation: 402.13,
      txBatteryStatus: 0,
    });
  });

  it("single values beside the packets are dropped", async () => {
    expect((await speaking("weewx"))("weather/5/outTemp_F", "58.5")).toBeUndefined();
  });
});

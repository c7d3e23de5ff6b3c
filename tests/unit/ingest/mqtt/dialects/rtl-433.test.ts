import { describe, expect, it } from "vitest";
import { fields, sampleOf, speaking } from "./messages";

const MESSAGE = {
  time: "2026-02-03 10:14:59",
  model: "Fineoffset-WHx080",
  id: 38,
  channel: 1,
  battery_ok: 1,
  temperature_C: 4.2,
  humidity: 82,
  wind_dir_deg: 236,
  wind_avg_m_s: 2.0,
  wind_max_m_s: 3.6,
  rain_mm: 61.2,
  mic: "CRC",
};

describe("rtl_433", () => {
  it("a sensor is known by model, number and channel, and its rain is a total", async () => {
    const said = (await speaking("rtl-433"))("rtl_433/pi/events", MESSAGE);
    expect(sampleOf(said)).toMatchObject({ device: "Fineoffset-WHx080/38/1" });
    expect(sampleOf(said).time).toBeUndefined();
    expect(sampleOf(said).isUnchecked).toBeUndefined();
    expect(fields(said)).toEqual({
      temperature: 4.2,
      humidity: 82,
      windDirection: 236,
      windSpeed: 2,
      windGust: 3.6,
      rainTotal: 61.2,
      battery_ok: 1,
    });
  });

  it.each([
    ["temperature_F", 39.56, { temperature: 4.2 }],
    ["wind_avg_km_h", 36, { windSpeed: 10 }],
    ["wind_max_mi_h", 10, { windGust: 4.4704 }],
    ["rain_in", 1, { rainTotal: 25.4 }],
    ["pressure_kPa", 97.31, { pressure: 973.1 }],
    ["pressure_hPa", 973.1, { pressure: 973.1 }],
    ["light_lux", 412, { light: 412 }],
    ["uvi", 3, { uvIndex: 3 }],
    ["moisture", 37, { soilMoisture: 37 }],
  ])("%s is converted", async (name, value, expected) => {
    expect(fields((await speaking("rtl-433"))("rtl_433/pi/events", { model: "M", [name]: value }))).toEqual(expected);
  });

  it.each([
    ["1770113699", 1_770_113_699_000],
    ["1770113699.25", 1_770_113_699_250],
    ["2026-02-03T10:14:59Z", 1_770_113_699_000],
    ["2026-02-03 11:14:59+0100", 1_770_113_699_000],
    ["@0.1s", undefined],
  ])("the time %s is believed if it needs no zone", async (time, expected) => {
    expect(sampleOf((await speaking("rtl-433"))("rtl_433/pi/events", { ...MESSAGE, time })).time).toBe(expected);
  });

  it("a message without a checksum needs to be confirmed", async () => {
    const { mic: _, ...message } = MESSAGE;
    expect(sampleOf((await speaking("rtl-433"))("rtl_433/pi/events", message)).isUnchecked).toBe(true);
  });

  it("the same values by sensor and the receiver's own states are dropped", async () => {
    const say = await speaking("rtl-433");
    expect(say("rtl_433/pi/devices/Fineoffset-WHx080/1/38/temperature_C", "4.2")).toBeUndefined();
    expect(say("rtl_433/pi/states", { enabled: 1 })).toBeUndefined();
  });
});

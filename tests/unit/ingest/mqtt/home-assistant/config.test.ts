import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configOf, configTopic, stateOf } from "@/lib/ingest/mqtt/home-assistant/config";
import { METRIC_KEYS, type MetricKey } from "@/lib/weather/metrics";

const HOST = {
  id: "1f2e3d4c",
  version: "1.2.0",
  url: "https://weather.example.org",
  topic: "weather",
  discovery: "homeassistant",
};

const config = (metrics: MetricKey[], interval: number | null = 60) =>
  configOf(HOST, { id: 5, name: "Roof", metrics: new Set(metrics), interval });
const parsed = (metrics: MetricKey[], interval?: number | null) => JSON.parse(config(metrics, interval));

describe("a station's discovery", () => {
  it("has Home Assistant's form byte by byte", () => {
    expect(configTopic(HOST, 5)).toBe("homeassistant/device/weather_5/config");
    expect(config(["temperature"])).toBe(
      '{"dev":{"ids":["weather_1f2e3d4c_5"],"name":"Roof","mf":"Weather Station","mdl":"Weather station","sw":"1.2.0",' +
        '"cu":"https://weather.example.org/stations/5"},"o":{"name":"Weather Station","sw":"1.2.0"},' +
        '"cmps":{"temperature":{"p":"sensor","unique_id":"weather_1f2e3d4c_5_temperature","name":"Temperature",' +
        '"device_class":"temperature","state_class":"measurement","unit_of_measurement":"°C",' +
        '"value_template":"{{ value_json.temperature | default(none) }}","suggested_display_precision":1,"expire_after":600}},' +
        '"state_topic":"weather/5/state","availability_topic":"weather/5/availability","qos":1}',
    );
  });

  it.each<[MetricKey, string | undefined, string | undefined, string]>([
    ["dewPoint", "temperature", "measurement", "°C"],
    ["feelsLike", "temperature", "measurement", "°C"],
    ["soilTemperature", "temperature", "measurement", "°C"],
    ["humidity", "humidity", "measurement", "%"],
    ["pressure", "atmospheric_pressure", "measurement", "hPa"],
    ["seaLevelPressure", "atmospheric_pressure", "measurement", "hPa"],
    ["windSpeed", "wind_speed", "measurement", "m/s"],
    ["windGust", "wind_speed", "measurement", "m/s"],
    ["windDirection", undefined, undefined, "°"],
    ["rain", "precipitation", "total_increasing", "mm"],
    ["light", "illuminance", "measurement", "lx"],
    ["solarRadiation", "irradiance", "measurement", "W/m²"],
    ["uvIndex", undefined, "measurement", "UV index"],
    ["soilMoisture", "moisture", "measurement", "%"],
    ["pm25", "pm25", "measurement", "µg/m³"],
    ["pm10", "pm10", "measurement", "µg/m³"],
    ["visibility", "distance", "measurement", "km"],
    ["battery", "voltage", "measurement", "V"],
  ])("%s has the class, state class and unit that Home Assistant knows", (metric, device, state, unit) => {
    const { device_class, state_class, unit_of_measurement } = parsed([metric]).cmps[metric];
    expect([device_class, state_class, unit_of_measurement]).toEqual([device, state, unit]);
  });

  it("a value expires after three missing readings, and not before ten minutes", () => {
    expect(parsed(["rain"], 300).cmps.rain.expire_after).toBe(900);
    expect(parsed(["rain"], 10).cmps.rain.expire_after).toBe(600);
    expect(parsed(["rain"], null).cmps.rain.expire_after).toBe(600);
  });

  it("without an address of the site there is no link to it", () => {
    const text = configOf({ ...HOST, url: undefined }, { id: 5, name: "Roof", metrics: new Set(), interval: null });
    expect(JSON.parse(text).dev).not.toHaveProperty("cu");
  });
});

describe("a station's state", () => {
  it("has the good values, and the rain of today in place of that of one reading", () => {
    expect(stateOf({ rain: 0.2, temperature: 4.2 }, 3.4)).toBe('{"temperature":4.2,"rain":3.4}');
    expect(stateOf({ rain: 0.2 }, null)).toBe("{}");
  });

  it("is JSON of finite numbers for any values", () => {
    const value = fc.oneof(fc.double(), fc.constant(undefined));
    const values = fc.record(Object.fromEntries(METRIC_KEYS.map((key) => [key, value])));
    fc.assert(
      fc.property(values, fc.oneof(fc.double(), fc.constant(null)), (some, rain) => {
        const state = JSON.parse(stateOf(some, rain)) as Record<string, unknown>;
        for (const one of Object.values(state)) expect(Number.isFinite(one)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { fields, sampleOf, speaking } from "./messages";

const MESSAGE = {
  Time: "2026-02-03T11:14:59",
  BME280: { Temperature: 4.2, Humidity: 81.9, DewPoint: 1.4, Pressure: 973.1 },
  "DS18B20-1": { Id: "0316A2795C2C", Temperature: 3.1 },
  BH1750: { Illuminance: 412 },
  TempUnit: "C",
  PressureUnit: "hPa",
};

describe("Tasmota", () => {
  it("the sensor of the air gives the metrics, and a numbered probe a channel by its id", async () => {
    const said = (await speaking("tasmota"))("tele/garden/SENSOR", MESSAGE);
    expect(sampleOf(said)).toMatchObject({ device: "garden" });
    expect(sampleOf(said).time).toBeUndefined();
    expect(fields(said)).toEqual({
      temperature: 4.2,
      humidity: 81.9,
      dewPoint: 1.4,
      pressure: 973.1,
      light: 412,
      "DS18B20-0316A2795C2C.Temperature": 3.1,
    });
  });

  it("probes keep their names when their order changes", async () => {
    const say = await speaking("tasmota");
    const first = { "DS18B20-1": { Id: "A", Temperature: 1 }, "DS18B20-2": { Id: "B", Temperature: 2 } };
    const second = { "DS18B20-1": { Id: "B", Temperature: 2 }, "DS18B20-2": { Id: "A", Temperature: 1 } };
    const expected = { "DS18B20-A.Temperature": 1, "DS18B20-B.Temperature": 2 };
    expect(fields(say("tele/x/SENSOR", first))).toEqual(expected);
    expect(fields(say("tele/x/SENSOR", second))).toEqual(expected);
    expect(fields(say("tele/x/SENSOR", first), { "DS18B20-B.Temperature": "soilTemperature" })).toEqual({
      "DS18B20-A.Temperature": 1,
      soilTemperature: 2,
    });
  });

  it("a probe alone is the temperature, also before a sensor of the air that is named after it", async () => {
    const say = await speaking("tasmota");
    expect(fields(say("tele/x/SENSOR", { DS18B20: { Id: "A", Temperature: 85 } }))).toEqual({ temperature: 85 });
    const both = { DS18B20: { Id: "A", Temperature: 1 }, SHT3X: { Temperature: 2, Humidity: 50 } };
    expect(fields(say("tele/x/SENSOR", both))).toEqual({
      temperature: 2,
      humidity: 50,
      "DS18B20-A.Temperature": 1,
    });
  });

  it.each([
    ["mmHg", 730, 973.253428],
    ["inHg", 28.74, 973.248095],
  ])("pressure in %s and degrees Fahrenheit are converted", async (PressureUnit, Pressure, expected) => {
    const message = { BME280: { Temperature: 39.56, Pressure }, TempUnit: "F", PressureUnit };
    expect(fields((await speaking("tasmota"))("tele/x/SENSOR", message))).toEqual({
      temperature: 4.2,
      pressure: expected,
    });
  });

  it("a dead sensor loses its values only, however the firmware writes nothing", async () => {
    const say = await speaking("tasmota");
    const text = '{"BME280":{"Temperature":nan,"Humidity":null,"Pressure":973.1},"AM2301":{"Temperature":-Infinity}}';
    expect(fields(say("tele/x/SENSOR", text))).toEqual({ pressure: 973.1 });
  });

  it("the last will says whether the device is there", async () => {
    const say = await speaking("tasmota");
    expect(say("tele/x/LWT", "Online")).toEqual({ kind: "presence", device: "x", isOnline: true });
    expect(say("tele/x/LWT", "Offline")).toEqual({ kind: "presence", device: "x", isOnline: false });
  });

  it("a device's name is found in either order of the topic, below any prefix", async () => {
    const say = await speaking("tasmota");
    for (const topic of ["weather/5/tele/shed/SENSOR", "weather/5/shed/tele/SENSOR"]) {
      expect(sampleOf(say(topic, MESSAGE)).device).toBe("shed");
    }
    expect(say("tele/x/STATE", MESSAGE)).toBeUndefined();
  });
});

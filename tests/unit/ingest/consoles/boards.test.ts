import { describe, expect, it } from "vitest";
import { type Board, decodeBoard } from "@/lib/ingest/consoles/decode/luftdaten";
import { decodeMeasurements, measurementsOf, measurementsOfCsv } from "@/lib/ingest/consoles/decode/opensensemap";

const NOW = Date.UTC(2026, 1, 3, 12);

function board(values: Record<string, string | number | null>): Board {
  return { sensordatavalues: Object.entries(values).map(([value_type, value]) => ({ value_type, value })) };
}

describe("a board of sensor.community", () => {
  it("has its values in the units in which readings are stored", () => {
    const values = {
      SDS_P1: "6.70",
      SDS_P2: "3.10",
      BME280_temperature: "14.70",
      BME280_pressure: "97914.06",
      signal: "-59",
      samples: "5",
      GPS_lat: "1",
    };
    expect(decodeBoard(board(values), { preferred: null })).toEqual({
      time: undefined,
      values: { pm10: 6.7, pm25: 3.1, temperature: 14.7, pressure: 979.1406 },
      extra: { signal: -59 },
      notes: [],
    });
  });

  it("the better of two sensors counts, unless the owner prefers the other one", () => {
    const both = board({ temperature: "10", BME280_temperature: "11", humidity: "50" });
    expect(decodeBoard(both, { preferred: null })).toMatchObject({
      values: { temperature: 11, humidity: 50 },
      extra: { "DHT22.temperature": 10 },
    });
    expect(decodeBoard(both, { preferred: "DHT22" })).toMatchObject({
      values: { temperature: 10 },
      extra: { "BME280.temperature": 11 },
    });
  });

  it("a pin names the sensor of a post without prefixes", () => {
    const { values } = decodeBoard(board({ pressure: "100000", temperature: 3 }), { pin: "3", preferred: null });
    expect(values).toEqual({ pressure: 1000, temperature: 3 });
  });

  it("a value that cannot be read loses itself", () => {
    expect(decodeBoard(board({ P1: "x", P2: null, temperature: "-999" }), { preferred: null })).toMatchObject({
      values: {},
      notes: ["Not a number: P1."],
    });
  });
});

describe("measurements for openSenseMap", () => {
  const T = "2026-02-03T10:00:00Z";

  it.each([
    ["an array", () => measurementsOf([{ sensor: "temperature", value: "4.2", createdAt: T }])],
    ["an object with times", () => measurementsOf({ temperature: ["4.2", T] })],
    ["CSV", () => measurementsOfCsv(`temperature,4.2,${T}\r\n`)],
    [
      "an offset",
      () => measurementsOf([{ sensor: "temperature", value: 4.2, createdAt: "2026-02-03T11:00:00+01:00" }]),
    ],
  ])("%s has one reading for each time", (_, read) => {
    expect(decodeMeasurements(read(), NOW)).toEqual([
      { time: Date.parse(T), values: { temperature: 4.2 }, extra: {}, notes: [] },
    ]);
  });

  it("a value without a time is of now, and a name that is not a metric a channel", () => {
    expect(decodeMeasurements(measurementsOf({ temperature: "4.2", "5a1": 7 }), NOW)).toEqual([
      { time: undefined, values: { temperature: 4.2 }, extra: { n5a1: 7 }, notes: [] },
    ]);
  });

  it.each([
    ["text", "x"],
    ["null", null],
    ["too many", Array.from({ length: 2501 }, () => ({ sensor: "a", value: 1 }))],
    ["no value", [{ sensor: "a" }]],
  ])("%s is refused", (_, json) => {
    expect(() => measurementsOf(json)).toThrow();
  });
});

import { describe, expect, it } from "vitest";
import { isChannelName } from "@/lib/contract/reading/channels";
import { KNOWN_CHANNELS, knownChannel } from "@/lib/weather/channels";

describe("well-known channels", () => {
  it.each([
    ["co2", { unit: "ppm", kind: "measurement", base: "co2", number: "" }],
    ["temperature3", { unit: "°C", kind: "measurement", base: "temperature", number: "3" }],
    ["humidity_2", { unit: "%", kind: "measurement", base: "humidity", number: "2" }],
    ["lightningCount", { unit: "", kind: "counter", base: "lightningCount", number: "" }],
    ["leak4", { unit: "", kind: "state", base: "leak", number: "4" }],
    ["windDirection2", { unit: "°", kind: "direction", base: "windDirection", number: "2" }],
    ["rain2", { unit: "mm", kind: "total", base: "rain", number: "2" }],
  ])("%s is known by its name", (name, expected) => {
    expect(knownChannel(name)).toEqual(expected);
  });

  it.each(["constructor", "toString2", "mine", "temperatureX", "", "temperature123"])("%s is not known", (name) => {
    expect(knownChannel(name)).toBeUndefined();
  });

  it("each of them can be a channel", () => {
    expect(Object.keys(KNOWN_CHANNELS).filter((name) => !isChannelName(name))).toEqual([]);
  });
});

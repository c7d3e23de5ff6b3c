import { describe, expect, it } from "vitest";
import { fields, sampleOf, speaking } from "./messages";

const MESSAGE = {
  temperature: 4.21,
  humidity: 81.5,
  pressure: 973,
  illuminance: 412,
  battery: 97,
  voltage: 2900,
  linkquality: 105,
  last_seen: "2026-02-03T10:14:59+00:00",
};

describe("Zigbee2MQTT", () => {
  it("values have the units of its documentation, and the time at which the device was heard", async () => {
    const said = (await speaking("zigbee2mqtt"))("zigbee2mqtt/garden/north side", MESSAGE);
    expect(sampleOf(said)).toMatchObject({ device: "garden/north side", time: Date.UTC(2026, 1, 3, 10, 14, 59) });
    expect(fields(said)).toEqual({
      temperature: 4.21,
      humidity: 81.5,
      pressure: 973,
      light: 412,
      batteryPercent: 97,
      battery: 2.9,
      linkquality: 105,
    });
  });

  it.each([
    [1_770_113_699_000, 1_770_113_699_000],
    ["2026-02-03T11:14:59+0100", 1_770_113_699_000],
    ["2026-02-03T11:14:59", undefined],
  ])("last_seen %s is believed if it needs no zone", async (last_seen, expected) => {
    const said = (await speaking("zigbee2mqtt"))("zigbee2mqtt/x", { temperature: "4", last_seen });
    expect(sampleOf(said).time).toBe(expected);
  });

  it("older versions say lux beside the sensor's own scale", async () => {
    const said = (await speaking("zigbee2mqtt"))("zigbee2mqtt/x", { illuminance: 26_000, illuminance_lux: 412 });
    expect(fields(said)).toEqual({ light: 412 });
  });

  it("the bridge's messages and commands are not readings", async () => {
    const say = await speaking("zigbee2mqtt");
    for (const topic of ["bridge/state", "bridge/devices", "x/set", "x/get"]) {
      expect(say(`zigbee2mqtt/${topic}`, MESSAGE)).toBeUndefined();
    }
    const offline = { kind: "presence", device: "x", isOnline: false };
    expect(say("zigbee2mqtt/x/availability", { state: "offline" })).toEqual(offline);
    expect(say("zigbee2mqtt/x/availability", "offline")).toEqual(offline);
  });
});

import { describe, expect, it } from "vitest";
import { fields, sampleOf, speaking } from "./messages";

const config = (id: string, more: object) => ({ stat_t: `shed/sensor/${id}/state`, ...more });
const learn = async (...configs: [id: string, more: object][]) => {
  const say = await speaking("esphome");
  for (const [id, more] of configs) say(`homeassistant/sensor/shed/${id}/config`, config(id, more));
  return (id: string, text: string) => say(`shed/sensor/${id}/state`, text);
};

describe("ESPHome", () => {
  it("a bare number is what its discovery says, in its unit", async () => {
    const say = await learn(
      ["probe", { dev_cla: "temperature", unit_of_meas: "°F" }],
      ["gauge", { device_class: "precipitation", unit_of_measurement: "mm", state_class: "total_increasing" }],
    );
    expect(fields(say("probe", "39.56"))).toEqual({ temperature: 4.2 });
    expect(fields(say("gauge", "61.2"))).toEqual({ rainTotal: 61.2 });
    expect(sampleOf(say("probe", "21.50")).device).toBe("shed");
  });

  it("without discovery the name says what it is, as ESPHome's default unit", async () => {
    const say = await learn();
    expect(fields(say("air_temperature", "21.50"))).toEqual({ temperature: 21.5 });
    expect(fields(say("wifi_signal", "-61"))).toEqual({ wifi_signal: -61 });
  });

  it("of two sensors of a class the outdoor one is the metric", async () => {
    const thermometer = { dev_cla: "temperature", unit_of_meas: "°C" };
    const say = await learn(["outdoor_temp", thermometer], ["temp", thermometer], ["room_temp", thermometer]);
    expect(fields(say("temp", "1"))).toEqual({ temp: 1 });
    expect(fields(say("room_temp", "2"))).toEqual({ room_temp: 2 });
    expect(fields(say("outdoor_temp", "3"))).toEqual({ temperature: 3 });
  });

  it("a value in a unit of another quantity stays a channel", async () => {
    const say = await learn(["x", { dev_cla: "pressure", unit_of_meas: "furlong" }]);
    expect(fields(say("x", "1"))).toEqual({ x: 1 });
  });

  it("nan is nothing", async () => {
    expect((await learn())("temperature", "nan")).toBeUndefined();
  });

  it("a node says whether it is there", async () => {
    const say = await speaking("esphome");
    expect(say("shed/status", "offline")).toEqual({ kind: "presence", device: "shed", isOnline: false });
    expect(say("shed/status", "rebooting")).toBeUndefined();
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ACTUATOR_DRIVERS } from "../../../device-agent/actuators/drivers";
import { loadConfig } from "../../../device-agent/config/load";
import { SENSOR_DRIVERS } from "../../../device-agent/sensors/drivers";
import { ldrResistanceAt } from "../../../device-agent/sensors/ldr-curve";
import { patient } from "./support/board";
import { surroundings } from "./support/surroundings";
import { BME280, DHT22, ds18b20Tree, W1_SLAVE } from "./support/trees";

const FOLDER = join(import.meta.dirname, "../../../device-agent/examples");
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const read = (name: string, file: string) => readFileSync(join(FOLDER, name, file), "utf8");
/** As the agent itself reads it, checked whole. */
const configOf = (name: string) =>
  loadConfig(join(FOLDER, name, "agent.toml"), {}, { sensors: SENSOR_DRIVERS, actuators: ACTUATOR_DRIVERS });

/** The example at work on a board that has all its parts, with 5 lux on the LDR. */
async function start(name: string) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const config = configOf(name);
  const around = surroundings();
  around.board.write({ ...BME280, ...DHT22, ...ds18b20Tree("28-0316a2795fff", W1_SLAVE.warm) });
  const ohms = ldrResistanceAt(5, { r10: 15_000, gamma: 0.7 });
  around.lines.circuits.set(22, { c: 1e-6, vth: 1.4, vcc: 3.3, ohms });
  const sensors = await Promise.all(config.sensors.map(({ driver, options }) => driver.open(options, around.board)));
  const actuators = await Promise.all(config.actuators.map(({ driver, options }) => driver.open(options, around)));
  const samples = await Promise.all(sensors.map((sensor) => sensor.read(patient())));
  const values = Object.assign({}, ...samples.map((sample) => sample.values));
  for (const actuator of actuators) await actuator.onReading?.(values);
  const press = async () => {
    for (const level of [false, true]) {
      around.lines.set(27, level);
      await vi.advanceTimersByTimeAsync(100);
    }
  };
  const stop = () => Promise.all([...sensors, ...actuators].map((one) => one.close()));
  return { around, values, press, stop };
}

it("there are eight example configurations", () => {
  expect(NAMES.sort()).toEqual([
    "blink-led",
    "bme280",
    "dht22",
    "ds18b20",
    "ldr-and-temperature",
    "led-follows-switch",
    "light-follows-ldr",
    "switch-sends-mail",
  ]);
});

describe.each(NAMES)("the example %s", (name) => {
  it("an example is a valid configuration", () => {
    const { sensors, actuators } = configOf(name);
    expect(sensors.length + actuators.length).toBeGreaterThan(0);
  });

  it("an example names the same lines in its configuration, text and diagram", () => {
    const lines = [...read(name, "agent.toml").matchAll(/^(?:switch_)?line = (\d+)/gm)].map(
      ([, line]) => `GPIO ${line}`,
    );
    const inText = new Set(read(name, "README.md").match(/GPIO \d+, pin \d+/g));
    const inDiagram = [...read(name, "wiring.svg").matchAll(/>(GPIO \d+)<\/text><[^>]+>(pin \d+)</g)];
    expect(inDiagram.map(([, line, pin]) => `${line}, ${pin}`).sort()).toEqual([...inText].sort());
    for (const line of lines)
      expect(
        [...inText].some((text) => text.startsWith(`${line},`)),
        line,
      ).toBe(true);
  });

  it("an example names its kernel overlay if it needs one", () => {
    const text = read(name, "README.md");
    expect(text).toContain("/boot/firmware/config.txt");
    const overlays = {
      dht22: "dtoverlay=dht11,gpiopin=4",
      ds18b20: "dtoverlay=w1-gpio",
      bme280: "dtoverlay=i2c-sensor,bme280",
    };
    for (const { driver } of configOf(name).sensors) {
      expect(text).toContain(overlays[driver.name as keyof typeof overlays] ?? "");
    }
  });

  it("an example releases all its lines, off", async () => {
    const { around, stop } = await start(name);
    await stop();
    expect(around.lines.open.size).toBe(0);
    expect(around.lines.levels.get(17) ?? false).toBe(false);
    expect(around.faults).toEqual([]);
  });
});

describe("at work", () => {
  it.each([
    ["bme280", { temperature: 21.54, humidity: 48.234, pressure: 987.359 }],
    ["dht22", { temperature: -4.3, humidity: 78.6 }],
    ["ds18b20", { temperature: 23.125 }],
    ["ldr-and-temperature", { temperature: 23.125, light: expect.closeTo(5, 6) }],
  ])("the example %s measures", async (name, expected) => {
    expect((await start(name)).values).toEqual(expected);
  });

  it("the example blink-led blinks", async () => {
    const { around } = await start("blink-led");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(around.lines.history.length).toBeGreaterThanOrEqual(20);
  });

  it("the example light-follows-ldr is on at 5 lux", async () => {
    const { around } = await start("light-follows-ldr");
    expect(around.lines.levels.get(17)).toBe(true);
    expect(around.events.map(({ type }) => type)).toEqual(["light_on"]);
  });

  it("the example led-follows-switch toggles", async () => {
    const { around, press } = await start("led-follows-switch");
    await press();
    expect(around.lines.levels.get(17)).toBe(true);
    await press();
    expect(around.lines.levels.get(17)).toBe(false);
  });

  it("the example switch-sends-mail sends one mail", async () => {
    const { around, press } = await start("switch-sends-mail");
    await press();
    expect(around.events.map(({ message }) => message)).toEqual(["Door bell pressed."]);
    expect(around.mails.map(({ subject }) => subject)).toEqual(["Door bell pressed."]);
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createLog } from "@/device-agent/log";
import type { AgentEvent } from "@/device-agent/queue/events";
import { mergeSamples } from "@/device-agent/sampling/merge";
import { Sampler } from "@/device-agent/sampling/sampler";
import { nextDue } from "@/device-agent/sampling/schedule";
import { type Sample, SensorFault } from "@/device-agent/sensors/sensor";
import { WatchedSensor } from "@/device-agent/sensors/watched-sensor";
import { testBoard } from "../clock/board";
import { temporaryFolder } from "../temporary";

const SILENT = createLog({ level: "error", format: "text", secrets: [], write: () => {} });
const GOOD: Sample = { values: { temperature: 20 } };

/** A sensor that does what the test says next, at a clock of the test's. */
function sensorOf(name: string, read: () => Promise<Sample>, timeoutMs = 1000) {
  const board = testBoard(temporaryFolder(), Date.UTC(2026, 5, 1));
  const counts = { opened: 0, closed: 0 };
  const driver = {
    name,
    schema: z.unknown(),
    list: async () => [],
    open: async () => {
      counts.opened += 1;
      const close = async () => {
        counts.closed += 1;
      };
      return { read, close };
    },
  };
  const setup = { name, driver, options: {}, rename: {}, timeoutMs };
  return { sensor: new WatchedSensor(setup, board, () => board.mono), board, counts };
}

describe("a reading of many sensors", () => {
  it("the first sensor's value is the metric, and the second one's an extra channel", () => {
    const merged = mergeSamples([
      { name: "roof", rename: {}, sample: { values: { temperature: 20, humidity: 50 } } },
      {
        name: "box",
        rename: {},
        sample: { values: { temperature: 30 }, extra: { "9 volts": 9, "(red)": 1, "Außen.2+": 3 } },
      },
    ]);
    expect(merged).toEqual({
      values: { temperature: 20, humidity: 50 },
      extra: { "box.temperature": 30, "9_volts": 9, _red_: 1, "Außen.2+": 3 },
    });
  });

  it("metrics get their configured names, and values that are not numbers are left out", () => {
    const rename = { temperature: "soilTemperature", humidity: "inside" };
    const sample = { values: { temperature: 12, humidity: 40, pressure: Number.NaN } };
    expect(mergeSamples([{ name: "a", rename, sample }])).toEqual({
      values: { soilTemperature: 12 },
      extra: { inside: 40 },
    });
  });
});

describe("a sensor that fails", () => {
  it("a failing sensor does not stop the others, and is reported once until it recovers", async () => {
    const events: AgentEvent[] = [];
    let read: () => Promise<Sample> = () => Promise.reject(new SensorFault("Loose wire."));
    const bad = sensorOf("bad", () => read());
    const good = sensorOf("good", async () => ({ values: { humidity: 50 } }));
    const sampler = new Sampler(
      [bad.sensor, good.sensor],
      (event) => events.push(event),
      SILENT,
      () => bad.board.mono,
    );
    expect(await sampler.sample()).toEqual({ values: { humidity: 50 } });
    expect(await sampler.sample()).toEqual({ values: { humidity: 50 } });
    expect(events).toEqual([{ type: "sensor_fault", message: "Loose wire.", data: { sensor: "bad" } }]);
    read = async () => GOOD;
    expect(await sampler.sample()).toEqual({ values: { temperature: 20, humidity: 50 } });
    expect(events.at(-1)).toEqual({ type: "sensor_recovered", data: { sensor: "bad" } });
    read = () => Promise.reject(new SensorFault("Loose wire."));
    await sampler.sample();
    expect(events.length).toBe(2);
    read = async () => GOOD;
    await sampler.sample();
    bad.board.pass(11 * 60_000);
    read = () => Promise.reject(new SensorFault("Loose wire."));
    await sampler.sample();
    expect(events.length).toBe(3);
  });

  it("a failing sensor alone gives no reading", async () => {
    const { sensor } = sensorOf("bad", () => Promise.reject(new SensorFault("Loose wire.")));
    expect(
      await new Sampler(
        [sensor],
        () => {},
        SILENT,
        () => 0,
      ).sample(),
    ).toBeUndefined();
  });

  it("a sensor is reopened after five failures", async () => {
    const { sensor, board, counts } = sensorOf("bad", () => Promise.reject(new SensorFault("Gone.")));
    for (let i = 0; i < 5; i++) await expect(sensor.read()).rejects.toThrow("Gone.");
    expect(counts).toEqual({ opened: 1, closed: 1 });
    board.pass(31_000);
    await expect(sensor.read()).rejects.toThrow("Gone.");
    expect(counts.opened).toBe(2);
  });

  it("a hanging sensor is not read again until it answers", async () => {
    const { promise: late, resolve: answer } = deferred();
    let read = () => late;
    const { sensor } = sensorOf("slow", () => read(), 10);
    await expect(sensor.read()).rejects.toThrow("No answer within 0.01 s.");
    await expect(sensor.read()).rejects.toThrow("The sensor hangs");
    read = async () => GOOD;
    answer({ values: { temperature: -40 } });
    await expect.poll(() => sensor.read()).toEqual(GOOD);
  });
});

function deferred() {
  let resolve: (sample: Sample) => void = () => {};
  const promise = new Promise<Sample>((given) => {
    resolve = given;
  });
  return { promise, resolve: (sample: Sample) => resolve(sample) };
}

describe("the schedule", () => {
  it("the schedule has no drift and does not catch up", () => {
    expect(nextDue(1000, 1000, 1000)).toBe(2000);
    expect(nextDue(1000, 1000, 1999)).toBe(2000);
    expect(nextDue(1000, 1000, 5500)).toBe(6000);
    expect(nextDue(2000, 1000, 1999)).toBe(3000);
  });
});

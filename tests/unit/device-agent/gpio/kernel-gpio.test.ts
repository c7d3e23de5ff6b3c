import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Clock } from "../../../../device-agent/gpio/charge";
import { openByKernel } from "../../../../device-agent/gpio/kernel-gpio";
import { SimulatedKernel } from "../support/simulated-kernel";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(chip: SimulatedKernel) {
  const slept: number[] = [];
  const clock: Clock = {
    now: () => chip.now,
    block: (ms) => {
      chip.now += ms;
    },
    sleep: async (ms) => {
      slept.push(ms);
      chip.now += ms;
    },
  };
  return { gpio: openByKernel(chip, undefined, clock), slept };
}

describe("lines by the kernel's calls", () => {
  it("kernel lines are driven, and left at the safe level", async () => {
    const chip = new SimulatedKernel();
    const line = await open(chip).gpio.openOutput(17, true);
    expect(chip.consumers.get(17)).toBe("weather-agent");
    expect([chip.requests.get(17), chip.levels.get(17)]).toEqual(["output", true]);
    await line.write(false);
    expect(chip.levels.get(17)).toBe(false);
    await line.release(true);
    expect([chip.requests.has(17), chip.levels.get(17)]).toEqual([false, true]);
    await line.release(false);
    expect(chip.levels.get(17)).toBe(true);
  });

  it("kernel lines are watched for edges until they are released", async () => {
    const chip = new SimulatedKernel();
    chip.levels.set(27, true);
    const edges: boolean[] = [];
    const line = await open(chip).gpio.openInput(27, { pull: "up", onEdge: (level) => edges.push(level) });
    expect([chip.requests.get(27), await line.read()]).toEqual(["input 256", true]);
    for (const level of [false, false, true, false]) {
      chip.levels.set(27, level);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(edges).toEqual([false, true, false]);
    await line.release();
    chip.levels.set(27, true);
    await vi.advanceTimersByTimeAsync(100);
    expect(edges).toHaveLength(3);
  });

  it("kernel lines are discharged and timed without a pull, and released", async () => {
    const chip = new SimulatedKernel();
    const { gpio, slept } = open(chip);
    for (const ms of [0.3, 8, 700]) {
      chip.charges.set(4, ms);
      const seconds = (await gpio.chargeTime(4, { dischargeMs: 20, timeoutMs: 1000 })) ?? Number.NaN;
      expect((seconds * 1000) / ms).toBeGreaterThanOrEqual(1);
      expect((seconds * 1000) / ms).toBeLessThan(1.06);
      expect(chip.requests.size).toBe(0);
    }
    expect(slept[0]).toBe(20);
    chip.charges.set(4, 5000);
    expect(await gpio.chargeTime(4, { dischargeMs: 20, timeoutMs: 1000 })).toBeUndefined();
    expect(chip.requests.size).toBe(0);
  });

  it("a line in use by another program is reported in one sentence", async () => {
    const chip = new SimulatedKernel();
    chip.busy.add(4);
    const { gpio } = open(chip);
    const complaint = "GPIO 4 of gpiochip0 is in use by another program or a driver of the kernel.";
    await expect(gpio.openOutput(4, false)).rejects.toThrow(complaint);
    await expect(gpio.openInput(4, { pull: "none" })).rejects.toThrow(complaint);
    await expect(gpio.openOutput(99, false)).rejects.toThrow("GPIO 99 of gpiochip0 does not exist");
    await expect(gpio.chargeTime(4, { dischargeMs: 1, timeoutMs: 1 })).rejects.toMatchObject({ name: "GpioError" });
  });

  it("all kernel lines are released at the end", async () => {
    const chip = new SimulatedKernel();
    const { gpio } = open(chip);
    await gpio.openOutput(17, true);
    await gpio.openInput(27, { pull: "down", onEdge: () => {} });
    await gpio.close();
    expect(chip.requests.size).toBe(0);
    expect(chip.openFiles).toBe(0);
    expect(chip.levels.get(17)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

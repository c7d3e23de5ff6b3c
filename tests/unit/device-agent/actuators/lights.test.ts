import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { blink, phaseAt } from "../../../../device-agent/actuators/blink";
import { followLight } from "../../../../device-agent/actuators/follow-light";
import { followSwitch } from "../../../../device-agent/actuators/follow-switch";
import { surroundings } from "../support/surroundings";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LED = 17;
const SWITCH = 27;

describe("follow-light", () => {
  const open = (around: ReturnType<typeof surroundings>, options: object = {}) =>
    followLight.open(followLight.schema.parse({ line: LED, threshold: 20, hysteresis: 10, ...options }), around);

  it("follow-light is on in the dark and off in the light, and reports both", async () => {
    const around = surroundings();
    const light = await open(around);
    const course: boolean[] = [];
    for (const lux of [100, 25, 19, 25, 30, 31, 25]) {
      await light.onReading?.({ light: lux });
      course.push(around.lines.levels.get(LED) ?? false);
    }
    expect(course).toEqual([false, false, true, true, true, false, false]);
    expect(around.events).toEqual([
      { type: "light_on", message: "Light on by brightness.", data: { line: LED, by: "brightness" } },
      { type: "light_off", message: "Light off by brightness.", data: { line: LED, by: "brightness" } },
    ]);
  });

  it("follow-light keeps its state when the brightness was not measured", async () => {
    const around = surroundings();
    const light = await open(around);
    await light.onReading?.({ light: 1 });
    await light.onReading?.({ temperature: 20 });
    expect(light.isOn?.()).toBe(true);
  });

  it("follow-light obeys the server until it returns control", async () => {
    const around = surroundings();
    const light = await open(around);
    await light.onReading?.({ light: 100 });
    expect(await light.switchLight?.(true)).toBe(true);
    await light.onReading?.({ light: 100 });
    expect(light.isOn?.()).toBe(true);
    expect(await light.switchLight?.(null)).toBe(false);
    await light.onReading?.({ light: 1 });
    expect(await light.switchLight?.(false)).toBe(false);
    expect(await light.switchLight?.(null)).toBe(true);
    expect(around.events.map(({ type, data }) => [type, data?.by])).toEqual([
      ["light_on", "server"],
      ["light_off", "brightness"],
      ["light_on", "brightness"],
      ["light_off", "server"],
      ["light_on", "brightness"],
    ]);
  });

  it("follow-light drives an active-low relay, and leaves it off at the end", async () => {
    const around = surroundings();
    const light = await open(around, { active_low: true });
    expect(around.lines.levels.get(LED)).toBe(true);
    await light.onReading?.({ light: 1 });
    expect(around.lines.levels.get(LED)).toBe(false);
    await light.close();
    expect(around.lines.levels.get(LED)).toBe(true);
    expect(around.lines.open.size).toBe(0);
    await light.onReading?.({ light: 1 });
    expect(around.lines.levels.get(LED)).toBe(true);
  });

  it("follow-light reports a line that fails, as off, and tries again", async () => {
    const around = surroundings();
    const light = await open(around);
    around.lines.broken.add(LED);
    await light.onReading?.({ light: 1 });
    expect(around.faults).toEqual(["The light at GPIO 17 cannot be switched: GPIO 17 failed (EIO)."]);
    expect([light.isOn?.(), around.events]).toEqual([false, []]);
    around.lines.broken.delete(LED);
    await light.onReading?.({ light: 1 });
    expect([light.isOn?.(), around.events.length]).toEqual([true, 1]);
  });
});

describe("follow-switch", () => {
  const open = (around: ReturnType<typeof surroundings>, options: object = {}) =>
    followSwitch.open(followSwitch.schema.parse({ line: LED, switch_line: SWITCH, ...options }), around);

  /** Presses and releases, bouncing. */
  async function press({ lines }: ReturnType<typeof surroundings>, pressed = false): Promise<void> {
    for (const level of [pressed, !pressed]) {
      for (let bounce = 0; bounce < 6; bounce++) {
        lines.set(SWITCH, level);
        await vi.advanceTimersByTimeAsync(2);
        lines.set(SWITCH, !level);
        await vi.advanceTimersByTimeAsync(2);
      }
      lines.set(SWITCH, level);
      await vi.advanceTimersByTimeAsync(100);
    }
  }

  it("follow-switch toggles once with each press, and reports both states", async () => {
    const around = surroundings();
    const light = await open(around);
    expect(around.lines.pulls.get(SWITCH)).toBe("up");
    const course: (boolean | undefined)[] = [];
    for (let count = 0; count < 3; count++) {
      await press(around);
      course.push(light.isOn?.());
    }
    expect(course).toEqual([true, false, true]);
    expect(around.events.map(({ type }) => type)).toEqual([
      "switch_pressed",
      "light_on",
      "switch_pressed",
      "light_off",
      "switch_pressed",
      "light_on",
    ]);
  });

  it("follow-switch supports a switch to 3.3 V", async () => {
    const around = surroundings();
    const light = await open(around, { pull: "down" });
    await press(around, true);
    expect(light.isOn?.()).toBe(true);
  });

  it("the light returns to the switch's state after a command", async () => {
    const around = surroundings();
    const light = await open(around);
    await press(around);
    expect(await light.switchLight?.(false)).toBe(false);
    expect(await light.switchLight?.(null)).toBe(true);
    await light.switchLight?.(false);
    await press(around);
    expect(light.isOn?.()).toBe(true);
  });

  it("both lines are released, even if one cannot be requested", async () => {
    const around = surroundings();
    const light = await open(around);
    await light.close();
    expect(around.lines.open.size).toBe(0);
    around.lines.open.add(SWITCH);
    await expect(open(around)).rejects.toThrow("GPIO 27 is in use");
    expect([...around.lines.open]).toEqual([SWITCH]);
    expect(followSwitch.schema.safeParse({ line: 5, switch_line: 5 }).success).toBe(false);
  });
});

describe("blink", () => {
  const open = (around: ReturnType<typeof surroundings>, options: object = {}) =>
    blink.open(blink.schema.parse({ line: LED, ...options }), around);

  it("blink is on for its part of each period", async () => {
    const around = surroundings();
    const light = await open(around, { period: 2, duty: 0.25 });
    let on = 0;
    for (let tick = 0; tick < 1000; tick++) {
      await vi.advanceTimersByTimeAsync(10);
      if (around.lines.levels.get(LED)) on++;
    }
    expect(on).toBeGreaterThan(230);
    expect(on).toBeLessThan(270);
    expect(around.lines.history.length).toBe(12);
    expect(around.events).toEqual([]);
    await light.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(around.lines.levels.get(LED)).toBe(false);
  });

  it("blink pauses while the server controls the light", async () => {
    const around = surroundings();
    const light = await open(around);
    await light.switchLight?.(true);
    const writes = around.lines.history.length;
    await vi.advanceTimersByTimeAsync(5000);
    expect([light.isOn?.(), around.lines.history.length]).toEqual([true, writes]);
    await light.switchLight?.(null);
    await vi.advanceTimersByTimeAsync(5000);
    expect(around.lines.history.length).toBeGreaterThan(writes + 8);
  });

  it("blink keeps its phase", () => {
    expect(phaseAt(0, 1000, 0.3)).toEqual({ on: true, left: 300 });
    expect(phaseAt(5300, 1000, 0.3)).toEqual({ on: false, left: 700 });
  });
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { switchDriver } from "../../../../device-agent/actuators/switch";
import { surroundings } from "../support/surroundings";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (around: ReturnType<typeof surroundings>, options: object = {}) =>
  switchDriver.open(switchDriver.schema.parse({ line: 22, ...options }), around);

async function hold({ lines }: ReturnType<typeof surroundings>, level: boolean): Promise<void> {
  lines.set(22, level);
  await vi.advanceTimersByTimeAsync(200);
}

it("the switch reports a press, and sends a mail in the background", async () => {
  const around = surroundings();
  await open(around, { title: "Door bell", mail: true });
  await hold(around, false);
  await hold(around, true);
  expect(around.events).toEqual([{ type: "switch_pressed", message: "Door bell pressed.", data: { line: 22 } }]);
  expect(around.mails).toEqual([
    { subject: "Door bell pressed.", text: "Door bell at GPIO 22 was pressed at 2026-06-21T12:00:00.000Z." },
  ]);
});

it("the switch reports its release, and sends mail, only where configured", async () => {
  const around = surroundings();
  await open(around, { report_release: true });
  await hold(around, false);
  await hold(around, true);
  expect(around.events.map(({ type }) => type)).toEqual(["switch_pressed", "switch_released"]);
  expect(around.mails).toEqual([]);
});

it("a switch that is closed at the start does not count as a press", async () => {
  const around = surroundings();
  around.lines.levels.set(22, false);
  await open(around, { report_release: true });
  await vi.advanceTimersByTimeAsync(200);
  expect(around.events).toEqual([]);
  await hold(around, true);
  expect(around.events.map(({ type }) => type)).toEqual(["switch_released"]);
});

it("a closed driver ignores the switch", async () => {
  const around = surroundings();
  const actuator = await open(around);
  around.lines.set(22, false);
  await actuator.close();
  await vi.advanceTimersByTimeAsync(200);
  expect(around.events).toEqual([]);
  expect(around.lines.open.size).toBe(0);
});

it("a switch that sends mails needs the section [mail]", async () => {
  const { mail: _, ...around } = surroundings();
  const options = switchDriver.schema.parse({ line: 22, mail: true });
  await expect(switchDriver.open(options, around)).rejects.toThrow(
    "GPIO 22 has mail = true, but there is no section [mail]",
  );
});

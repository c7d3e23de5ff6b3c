import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ldr } from "../../../../device-agent/sensors/ldr";
import { chargeTimeOf, ldrResistanceAt, luxOf, resistanceOf } from "../../../../device-agent/sensors/ldr-curve";
import { boardWith, patient, type TestBoard } from "../support/board";
import type { Rc } from "../support/simulated-gpio";

const CIRCUIT = { c: 1e-6, vth: 1.4, vcc: 3.3 };
const GL5528 = { r10: 15_000, gamma: 0.7 };

const open = (board: TestBoard, options: object = {}) => ldr.open(ldr.schema.parse({ line: 4, ...options }), board);

function boardAt(lux: number, more: Partial<Rc> = {}): TestBoard {
  const board = boardWith();
  board.lines.circuits.set(4, { ...CIRCUIT, ohms: ldrResistanceAt(lux, GL5528), ...more });
  return board;
}

describe("the curve of an LDR", () => {
  it("an LDR follows the data sheet: 15 kΩ at 10 lux charge 1 µF to 1.4 of 3.3 V in 8.3 ms", () => {
    expect(chargeTimeOf(15_000, CIRCUIT)).toBeCloseTo(0.00828, 5);
    expect(luxOf(15_000, GL5528)).toBe(10);
    // Its γ is measured from 10 to 100 lux.
    expect(luxOf(15_000 / 10 ** 0.7, GL5528)).toBeCloseTo(100, 9);
  });

  const lux = fc.double({ min: 0.001, max: 200_000, noNaN: true });

  it("an LDR's curve converts light to time and back", () => {
    fc.assert(
      fc.property(lux, (light) => {
        const seconds = chargeTimeOf(ldrResistanceAt(light, GL5528), CIRCUIT);
        expect(luxOf(resistanceOf(seconds, CIRCUIT), GL5528) / light).toBeCloseTo(1, 9);
      }),
    );
  });

  it("an LDR charges faster in more light", () => {
    fc.assert(
      fc.property(lux, fc.double({ min: 1.001, max: 1000, noNaN: true }), (light, factor) => {
        const seconds = (at: number) => chargeTimeOf(ldrResistanceAt(at, GL5528), CIRCUIT);
        expect(seconds(light * factor)).toBeLessThan(seconds(light));
      }),
    );
  });
});

describe("ldr", () => {
  it.each([0.1, 1, 10, 300, 20_000])("an LDR reads %d lux", async (lux) => {
    const { values, extra } = await (await open(boardAt(lux))).read(patient());
    expect((values.light ?? 0) / lux).toBeCloseTo(1, 6);
    expect(extra?.ldrChargeTime).toBeCloseTo(chargeTimeOf(ldrResistanceAt(lux, GL5528), CIRCUIT), 9);
  });

  it("an LDR takes the median, which late samples do not shift", async () => {
    const board = boardAt(100, { jitter: [1.01, 40, 1, 1.02, 7] });
    const { values } = await (await open(board)).read(patient());
    expect(values.light).toBeGreaterThan(95);
    expect(values.light).toBeLessThanOrEqual(100);
    expect(board.lines.charges).toHaveLength(5);
  });

  it("an LDR does not measure longer than necessary in the dark", async () => {
    const board = boardAt(0.01);
    expect((await (await open(board)).read(patient())).values.light).toBeCloseTo(0.01, 6);
    expect(board.lines.charges).toHaveLength(1);
  });

  it("an LDR follows the options of its parts", async () => {
    const board = boardWith();
    board.lines.circuits.set(4, { c: 1e-7, vth: 2, vcc: 5, ohms: ldrResistanceAt(50, { r10: 8000, gamma: 0.6 }) });
    const sensor = await open(board, { c: 1e-7, vth: 2, vcc: 5, r10: 8000, gamma: 0.6, discharge_ms: 7 });
    expect((await sensor.read(patient())).values.light).toBeCloseTo(50, 6);
    expect(board.lines.charges[0]).toMatchObject({ dischargeMs: 7, timeoutMs: 5000 });
  });

  it("an LDR is a fault without a wire or without time", async () => {
    const sensor = await open(boardWith(), { timeout_ms: 800 });
    await expect(sensor.read(patient())).rejects.toThrow(
      "The LDR at GPIO 4 did not charge its capacitor within 800 ms: wire off or total darkness.",
    );
    await expect(sensor.read(AbortSignal.abort())).rejects.toThrow("in time");
  });

  it("an LDR is a fault if the line is high at once", async () => {
    const sensor = await open(boardAt(1e7));
    await expect(sensor.read(patient())).rejects.toThrow("reads high at once");
  });

  it("an LDR reports invalid options", () => {
    const issues = (options: object) => ldr.schema.safeParse(options).error?.issues.map(({ path }) => path.join("."));
    expect(issues({})).toEqual(["line"]);
    expect(issues({ line: 4, vth: 3.3 })).toEqual(["vth"]);
    expect(issues({ line: 4, c: 1 })).toEqual(["c"]);
    expect(issues({ line: 4, C: 1e-6 })).toEqual([""]);
  });
});

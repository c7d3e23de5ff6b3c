import fc from "fast-check";
import type { RainCounters } from "../../lib/weather/rain/counters";

/** What a simulated console sends, and what its gauge has really caught since the message before. */
export interface GaugeMessage {
  /** Epoch ms. */
  time: number;
  counters: RainCounters;
  /** mm since the message before with the counter in use; 0 for the first. */
  fell: number;
}

const START = Date.UTC(2026, 4, 17, 6);
const DAY_MS = 86_400_000;

/** What happens between two messages. */
interface Step {
  seconds: number;
  tips: number;
  event: "none" | "reset" | "drop" | "leap" | "unheard" | "silence" | "without total";
}

/** Mostly dry, with showers of up to 90 mm/h at the usual intervals of consoles. */
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  seconds: fc.constantFrom(16, 60, 60, 300, 600),
  tips: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }) }),
  event: fc.oneof(
    { weight: 30, arbitrary: fc.constant<Step["event"]>("none") },
    ...(["reset", "drop", "leap", "unheard", "silence", "without total"] as const).map((event) => ({
      weight: 1,
      arbitrary: fc.constant(event),
    })),
  ),
});

/**
 * Messages of a console with a tipping gauge over some days: a counter that its owner resets now and then, one that
 * is reset at a midnight of its own, single values that are wrong, messages that are lost, and silences.
 */
export const gaugeArbitrary: fc.Arbitrary<GaugeMessage[]> = fc
  .record({
    tip: fc.constantFrom(0.2, 0.254),
    /** How far the device's midnight is from ours, s. */
    midnight: fc.integer({ min: -3700, max: 3700 }),
    total: fc.constantFrom(0, 61.2, 812.6),
    sends: fc.constantFrom<("rainTotal" | "rainDay")[]>(["rainTotal"], ["rainDay"], ["rainTotal", "rainDay"]),
    steps: fc.array(stepArbitrary, { minLength: 2, maxLength: 300, size: "max" }),
  })
  .map(({ tip, midnight, total, sends, steps }) => {
    const gauge = new Gauge(tip, total, midnight * 1000, sends);
    for (const step of steps) gauge.take(step);
    gauge.take({ seconds: 60, tips: 0, event: "none" });
    return gauge.messages;
  });

/** Of a day of the gauge and of what was counted. */
export function byDay(falls: Iterable<{ time: number; rain: number }>): Map<number, number> {
  const days = new Map<number, number>();
  for (const { time, rain } of falls) {
    const day = Math.floor(time / DAY_MS);
    days.set(day, (days.get(day) ?? 0) + rain);
  }
  return days;
}

class Gauge {
  readonly messages: GaugeMessage[] = [];
  #time = START;
  #fell = 0;
  #counters: { rainTotal: number; rainDay: number };
  /** Messages until the next thing may go wrong: what follows shows whether a value was wrong. */
  #rest = 0;
  #isDry = false;

  constructor(
    private readonly tip: number,
    total: number,
    private readonly midnight: number,
    private readonly sends: readonly ("rainTotal" | "rainDay")[],
  ) {
    this.#counters = { rainTotal: total, rainDay: 0 };
    this.#send();
  }

  take({ seconds, tips, event }: Step): void {
    const before = { ...this.#counters };
    const isQuiet = this.#rest > 0;
    this.#rest -= 1;
    const elapsed = event === "silence" && !isQuiet ? 5 * 3_600_000 : seconds * 1000;
    const day = this.#dayOf(this.#time);
    this.#time += elapsed;
    const isMidnight = this.#dayOf(this.#time) !== day;
    const isReset = (event === "reset" && !isQuiet) || isMidnight;
    // Nobody can tell a low counter that soon has its old value again from one that was never reset.
    if (isReset) this.#isDry = this.sends.some((name) => before[name] < 10);
    const fallen = (isReset || isQuiet) && this.#isDry ? 0 : Math.min(tips, isReset ? 3 : tips) * this.tip;
    if (event === "reset" && !isQuiet) this.#reset("rainTotal");
    if (isMidnight) this.#reset("rainDay");
    this.#counters.rainTotal += fallen;
    this.#counters.rainDay += fallen;
    this.#fell += fallen;
    if (isReset) this.#rest = 3;
    if (event === "unheard" && !isQuiet && !isReset) return;
    const wrong = isQuiet || isReset ? undefined : this.#wrong(event, before);
    if (wrong) this.#rest = 3;
    const isWithout = event === "without total" && this.sends.length > 1;
    this.#send(wrong ?? (isWithout ? { rainTotal: undefined } : {}), wrong === undefined && !isWithout);
  }

  /** What the counter in use had not yet told is lost with it. */
  #reset(name: "rainTotal" | "rainDay"): void {
    this.#counters[name] = 0;
    if (name === this.sends[0]) this.#fell = 0;
  }

  #wrong(event: Step["event"], before: RainCounters): Partial<Record<"rainTotal" | "rainDay", number>> | undefined {
    const isLarge = this.sends.every((name) => (before[name] ?? 0) > 20);
    if (event === "drop" && isLarge) return scaled(before, 0.43);
    if (event === "leap") return { rainTotal: 41_823.9, rainDay: 41_823.9 };
    return undefined;
  }

  /** `isTold`: whether the message says what has fallen, which otherwise the next one does. */
  #send(others: Partial<Record<"rainTotal" | "rainDay", number | undefined>> = {}, isTold = true): void {
    const shown = { ...this.#counters, ...others };
    const counters: RainCounters = {};
    for (const name of this.sends) {
      const value = shown[name];
      if (value !== undefined) counters[name] = Math.round(value * 100) / 100;
    }
    this.messages.push({ time: this.#time, counters, fell: isTold ? this.#fell : 0 });
    if (isTold) this.#fell = 0;
  }

  #dayOf(time: number): number {
    return Math.floor((time + this.midnight) / DAY_MS);
  }
}

function scaled(counters: RainCounters, factor: number): Partial<Record<"rainTotal" | "rainDay", number>> {
  return Object.fromEntries(Object.entries(counters).map(([name, value]) => [name, value * factor]));
}

import {
  type ChargeOptions,
  type Gpio,
  GpioError,
  type InputLine,
  type Level,
  type OutputLine,
  type Pull,
} from "../../../../device-agent/gpio/gpio";
import { type ChargeCircuit, chargeTimeOf } from "../../../../device-agent/sensors/ldr-curve";

/** A resistor and capacitor at a line. Times scatter by a part of themselves, of which the late ones may be many times as late. */
export interface Rc extends ChargeCircuit {
  ohms: number;
  /** A factor for each measurement in turn. */
  jitter?: readonly number[];
}

/** Lines in memory: what is driven can be looked at, what is read can be set, and a capacitor charges in no time. */
export class SimulatedGpio implements Gpio {
  readonly levels = new Map<number, Level>();
  readonly history: { line: number; level: Level }[] = [];
  readonly circuits = new Map<number, Rc>();
  readonly pulls = new Map<number, Pull>();
  readonly open = new Set<number>();
  readonly charges: ChargeOptions[] = [];
  /** Lines that do not obey. */
  readonly broken = new Set<number>();
  readonly #watchers = new Map<number, (level: Level) => void>();

  /** An edge, as from outside. */
  set(line: number, level: Level): void {
    if (this.levels.get(line) === level) return;
    this.levels.set(line, level);
    this.#watchers.get(line)?.(level);
  }

  async openOutput(line: number, initial: Level): Promise<OutputLine> {
    this.#take(line);
    this.#drive(line, initial);
    return {
      write: async (level) => this.#drive(line, level),
      release: async (level) => {
        if (!this.broken.has(line)) this.#drive(line, level);
        this.open.delete(line);
      },
    };
  }

  async openInput(line: number, { pull, onEdge }: { pull: Pull; onEdge?: (level: Level) => void }): Promise<InputLine> {
    this.#take(line);
    this.pulls.set(line, pull);
    if (!this.levels.has(line)) this.levels.set(line, pull === "up");
    if (onEdge) this.#watchers.set(line, onEdge);
    return {
      read: async () => this.levels.get(line) ?? false,
      release: async () => {
        this.#watchers.delete(line);
        this.open.delete(line);
      },
    };
  }

  async chargeTime(line: number, options: ChargeOptions): Promise<number | undefined> {
    const factor = this.circuits.get(line)?.jitter?.[this.charges.length] ?? 1;
    this.charges.push(options);
    const circuit = this.circuits.get(line);
    if (!circuit || options.signal?.aborted) return undefined;
    const seconds = chargeTimeOf(circuit.ohms, circuit) * factor;
    return seconds * 1000 <= options.timeoutMs ? seconds : undefined;
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    this.open.clear();
  }

  #take(line: number): void {
    if (this.open.has(line)) throw new GpioError(`GPIO ${line} is in use.`);
    this.open.add(line);
  }

  #drive(line: number, level: Level): void {
    if (this.broken.has(line)) throw new GpioError(`GPIO ${line} failed (EIO).`);
    this.levels.set(line, level);
    this.history.push({ line, level });
  }
}

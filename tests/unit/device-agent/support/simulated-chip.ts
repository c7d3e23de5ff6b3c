import type { Libgpiod, LibLine } from "../../../../device-agent/gpio/libgpiod";

const FLAGS = { BIAS_DISABLE: 8, BIAS_PULL_DOWN: 16, BIAS_PULL_UP: 32 };

class Errno extends Error {
  constructor(readonly code: string) {
    super(`${code}, ::lineRequest`);
  }
}

/**
 * A chip by the face of node-libgpiod, for a machine without one: lines with a requester, a level, and a capacitor that
 * charges in the time of a clock.
 */
export class SimulatedChip {
  readonly levels = new Map<number, 0 | 1>();
  readonly requests = new Map<number, string>();
  /** Milliseconds that a capacitor at a line needs after it was let go of. */
  readonly charges = new Map<number, number>();
  readonly busy = new Set<number>();
  now = 0;
  #floatingSince = 0;

  constructor(readonly label = "pinctrl-bcm2835") {}

  get library(): Libgpiod {
    const known = { label: this.label, getLine: (offset: number) => this.#line(offset) };
    return {
      getChipNames: () => ["gpiochip0"],
      Chip: class {
        label = known.label;
        getLine = known.getLine;
      },
      Line: { RequestFlags: FLAGS },
    };
  }

  #line(offset: number): LibLine {
    const request = (how: string) => {
      if (this.busy.has(offset) || this.requests.has(offset)) throw new Errno("EBUSY");
      this.requests.set(offset, how);
    };
    return {
      requestOutputMode: (_, value) => {
        request("output");
        this.levels.set(offset, value);
      },
      requestInputModeFlags: (_, flags) => {
        request(`input ${flags}`);
        this.#floatingSince = this.now;
      },
      getValue: () => {
        this.now += 0.01;
        const charge = this.charges.get(offset);
        if (charge === undefined) return this.levels.get(offset) ?? 0;
        return this.now - this.#floatingSince >= charge ? 1 : 0;
      },
      setValue: (value) => {
        if (this.requests.get(offset) !== "output") throw new Errno("EPERM");
        this.levels.set(offset, value);
      },
      release: () => void this.requests.delete(offset),
    };
  }
}

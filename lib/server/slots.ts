import { networkOf } from "../auth/network";

/** Slots for long-lived requests: limited per address (for IPv6, per /64) and in total. */
export class Slots {
  readonly #taken = new Map<string, number>();
  #total = 0;

  constructor(
    private readonly perAddress: number,
    private readonly inAll: number,
  ) {}

  /** Takes a slot, and returns the function that releases it (once); undefined if there is none. */
  take(address: string): (() => void) | undefined {
    const network = networkOf(address);
    const own = this.#taken.get(network) ?? 0;
    if (own >= this.perAddress || this.#total >= this.inAll) return undefined;
    this.#taken.set(network, own + 1);
    this.#total += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#total -= 1;
      const left = (this.#taken.get(network) ?? 1) - 1;
      if (left === 0) this.#taken.delete(network);
      else this.#taken.set(network, left);
    };
  }
}

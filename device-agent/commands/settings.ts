import { join } from "node:path";
import { z } from "zod";
import { intervalSchema } from "../../lib/contract/device/command";
import { readIfThere, replaceFile } from "../files";

const settingsSchema = z.object({ interval: intervalSchema, instead: intervalSchema });

/** The interval set by the server, kept across restarts. */
export class Settings {
  readonly #path: string;

  constructor(
    dir: string,
    private readonly configured: number,
  ) {
    this.#path = join(dir, "settings.json");
  }

  /** A changed interval in the config is deliberate, so it overrides the one that the server set. */
  interval(): number {
    try {
      const kept = settingsSchema.parse(JSON.parse(readIfThere(this.#path) ?? "null"));
      return kept.instead === this.configured ? kept.interval : this.configured;
    } catch {
      return this.configured;
    }
  }

  /** @throws the disk's error: an interval that cannot be stored is not set */
  setInterval(interval: number): void {
    replaceFile(this.#path, JSON.stringify({ interval, instead: this.configured }), { durable: true });
  }
}

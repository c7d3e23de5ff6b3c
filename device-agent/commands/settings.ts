import { join } from "node:path";
import { z } from "zod";
import { intervalSchema } from "../../lib/contract/device/command";
import { readIfThere, replaceFile } from "../files";

const settingsSchema = z.object({ interval: intervalSchema, instead: intervalSchema });

/** The interval that the server set, kept across restarts. */
export class Settings {
  readonly #path: string;

  constructor(
    dir: string,
    private readonly configured: number,
  ) {
    this.#path = join(dir, "settings.json");
  }

  /** Whoever writes another interval into the config means it: what was set instead of the old one is over. */
  interval(): number {
    try {
      const kept = settingsSchema.parse(JSON.parse(readIfThere(this.#path) ?? "null"));
      return kept.instead === this.configured ? kept.interval : this.configured;
    } catch {
      return this.configured;
    }
  }

  /** @throws what the disk says: an interval that is not kept is not set */
  setInterval(interval: number): void {
    replaceFile(this.#path, JSON.stringify({ interval, instead: this.configured }), { durable: true });
  }
}

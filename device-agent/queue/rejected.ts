import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { FILE_MODE } from "../files";
import type { Log } from "../log";

const MAX_BYTES = 1024 * 1024;

/** Readings that the server will never accept, as JSON lines with the reason, for a person to inspect. */
export class Rejected {
  readonly #path: string;

  constructor(
    dir: string,
    private readonly log: Log,
  ) {
    this.#path = join(dir, "rejected.ndjson");
  }

  /** Never throws: if the file cannot be written, the reading is at least in the log. */
  add(reading: object, reason: string): void {
    this.log.warn("reading rejected", { reason, reading });
    try {
      if (this.#size() > MAX_BYTES) renameSync(this.#path, `${this.#path}.old`);
      appendFileSync(this.#path, `${JSON.stringify({ reason, reading })}\n`, { mode: FILE_MODE });
    } catch (error) {
      this.log.error("the rejected reading could not be written to rejected.ndjson", { error });
    }
  }

  #size(): number {
    return statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
  }
}

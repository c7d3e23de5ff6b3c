import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { FILE_MODE } from "../files";
import type { Log } from "../log";

const MAX_BYTES = 1024 * 1024;

/** Readings that the server will never take, a JSON line each with the reason: for a person to look at. */
export class Rejected {
  readonly #path: string;

  constructor(
    dir: string,
    private readonly log: Log,
  ) {
    this.#path = join(dir, "rejected.ndjson");
  }

  /** Never throws: what can not be kept is in the log at least. */
  add(reading: object, reason: string): void {
    this.log.warn("a reading was set aside", { reason, reading });
    try {
      if (this.#size() > MAX_BYTES) renameSync(this.#path, `${this.#path}.old`);
      appendFileSync(this.#path, `${JSON.stringify({ reason, reading })}\n`, { mode: FILE_MODE });
    } catch (error) {
      this.log.error("it could not be written to rejected.ndjson", { error });
    }
  }

  #size(): number {
    return statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
  }
}

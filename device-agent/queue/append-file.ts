import { closeSync, constants, fdatasync, fdatasyncSync, ftruncateSync, openSync } from "node:fs";
import { promisify } from "node:util";
import { FILE_MODE, writeAll } from "../files";

const datasync = promisify(fdatasync);
const { O_APPEND, O_CREAT, O_WRONLY } = constants;

/** A file to which complete lines are appended. */
export class AppendFile {
  readonly #fd: number;
  #unsynced = false;
  #isOpen = true;

  constructor(
    path: string,
    /** Length of the valid content. */
    private bytes: number,
  ) {
    this.#fd = openSync(path, O_WRONLY | O_APPEND | O_CREAT, FILE_MODE);
  }

  /** Writes all or nothing. @throws the disk's error */
  append(line: Buffer): void {
    try {
      writeAll(this.#fd, line);
    } catch (error) {
      ftruncateSync(this.#fd, this.bytes);
      throw error;
    }
    this.bytes += line.length;
    this.#unsynced = true;
  }

  /** Resolves once everything appended before survives a power failure. */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    await datasync(this.#fd).catch((error: unknown) => {
      // close() has synced it meanwhile.
      if (!this.#isOpen) return;
      this.#unsynced = true;
      throw error;
    });
  }

  close(): void {
    this.#isOpen = false;
    try {
      if (this.#unsynced) fdatasyncSync(this.#fd);
    } finally {
      closeSync(this.#fd);
    }
  }
}

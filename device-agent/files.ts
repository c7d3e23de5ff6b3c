import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Only the agent's own user needs its files. */
export const FILE_MODE = 0o600;

/** Writes all bytes; a nearly full disk may accept a part before it fails. */
export function writeAll(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** Replaces a file atomically: it has the old or the new content. If durable, it is on disk when this returns. */
export function replaceFile(path: string, content: Buffer | string, { durable }: { durable: boolean }): void {
  writeBeside(`${path}.tmp`, Buffer.from(content), durable);
  renameSync(`${path}.tmp`, path);
  if (durable) syncFolder(dirname(path));
}

/** @throws the disk's error; the file is removed then */
export function writeBeside(path: string, content: Buffer, durable: boolean): void {
  const fd = openSync(path, "w", FILE_MODE);
  try {
    writeAll(fd, content);
    if (durable) fsyncSync(fd);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** Makes a folder's new and renamed files survive a power failure. */
export function syncFolder(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

import { constants, existsSync } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { env } from "../../env";
import { type Finding, good, wrong } from "./check";

const MIN_FREE_BYTES = 200 * 1024 * 1024;
/** A clock that was set cannot show a time before this program was written. */
const EARLIEST = Date.UTC(2025, 0, 1);

export async function checkFolder(): Promise<Finding> {
  try {
    await access(existing(env.DATA_DIR), constants.W_OK);
    return good(`The data folder is ${env.DATA_DIR}.`);
  } catch {
    return wrong(`The data folder ${env.DATA_DIR} is not writable.`);
  }
}

export async function checkSpace(): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(env.DATA_DIR));
  const text = `Free space for data: ${Math.floor((bavail * bsize) / 1024 / 1024)} MiB.`;
  return bavail * bsize < MIN_FREE_BYTES ? wrong(text) : good(text);
}

export async function checkClock(): Promise<Finding> {
  const now = new Date();
  if (now.getTime() < EARLIEST) return wrong(`The clock shows ${now.toISOString()}: it is not set.`);
  return good(`The clock shows ${now.toISOString()}.`);
}

/** The folder, or its nearest existing ancestor. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}

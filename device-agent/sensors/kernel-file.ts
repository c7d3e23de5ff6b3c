import { open } from "node:fs/promises";
import { SensorFault } from "./sensor";

/** A file of sysfs has at most one page. */
const LARGEST = 4096;

const REASONS: Record<string, string> = {
  ENOENT: "is gone: is the sensor wired, and its overlay loaded?",
  ENODEV: "is gone: is the sensor wired, and its overlay loaded?",
  EIO: "cannot be read: the sensor does not answer properly (EIO). Check its wires.",
  ETIMEDOUT: "cannot be read: the sensor does not answer (ETIMEDOUT). Check its wires.",
  EACCES: "may not be read by this user.",
};

/** Reads that hang in the kernel outlast their timeout. Another read of the same file would block a further thread. */
const pending = new Set<string>();

/**
 * The text of a kernel file (sysfs, procfs) without its final newline.
 * @throws SensorFault naming the file, if it is missing, empty, truncated, fails, or does not answer before the signal
 */
export async function readKernelFile(path: string, signal: AbortSignal): Promise<string> {
  if (pending.has(path)) throw new SensorFault(`${path} still has not answered an earlier read.`);
  pending.add(path);
  const text = await beforeAbort(
    readAll(path).finally(() => pending.delete(path)),
    signal,
  ).catch((error: unknown) => {
    throw faultOf(path, error);
  });
  if (text === undefined) throw new SensorFault(`${path} did not answer in time.`);
  if (text === "") throw new SensorFault(`${path} is empty: the sensor does not answer.`);
  if (!text.endsWith("\n")) throw new SensorFault(`${path} was cut short: "${text.slice(0, 40)}".`);
  return text.slice(0, -1);
}

/**
 * A decimal number in a kernel file.
 * @throws SensorFault naming the file, also if it holds anything else
 */
export async function readKernelNumber(path: string, signal: AbortSignal): Promise<number> {
  const text = await readKernelFile(path, signal);
  if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(text)) {
    throw new SensorFault(`${path} does not hold a number: "${text.slice(0, 40)}".`);
  }
  return Number(text);
}

async function readAll(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(LARGEST);
    let length = 0;
    for (let more = true; more && length < LARGEST; ) {
      const { bytesRead } = await file.read(buffer, length, LARGEST - length, null);
      length += bytesRead;
      more = bytesRead > 0;
    }
    return buffer.toString("latin1", 0, length);
  } finally {
    await file.close();
  }
}

async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    work.catch(() => {});
  }
}

function faultOf(path: string, error: unknown): SensorFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new SensorFault(`${path} ${REASONS[code] ?? `cannot be read (${code}).`}`);
}

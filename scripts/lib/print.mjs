import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export function print(text) {
  process.stdout.write(`${text}\n`);
}

/** Progress goes to standard error, as a command's output may be redirected into a file. */
export function printProgress(text) {
  process.stderr.write(`${text}\n`);
}

/** Prints one clear sentence, and exits. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

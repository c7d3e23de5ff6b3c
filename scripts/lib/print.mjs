import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export function print(text) {
  process.stdout.write(`${text}\n`);
}

/** Progress, beside the output: a command's output may go into a file. */
export function printProgress(text) {
  process.stderr.write(`${text}\n`);
}

/** One clear sentence, and the end. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

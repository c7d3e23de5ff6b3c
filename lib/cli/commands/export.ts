import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Command } from "commander";
import { exportReadings } from "../../services/export";
import { recordNumber } from "../number";
import { withDatabase } from "../session";

interface Options {
  station?: number;
  from?: string;
  to?: string;
  raw: boolean;
}

const HELP = `
Times are ISO 8601 with an offset; the columns have the names and units of the API. \`import\` reads the
file. On standard output npm adds lines of its own: use \`npm run --silent manage -- export\`.

Example:
  npm run manage -- export --station 4 --from 2026-01-01T00:00:00Z garden-2026.csv.gz`;

export function exportCommand(): Command {
  return new Command("export")
    .description("write readings as CSV")
    .argument("[file]", "the file to write, compressed if it ends in .gz", "-")
    .option("--station <number>", "only this station's", recordNumber)
    .option("--from <time>", "only from then on")
    .option("--to <time>", "only before then")
    .option("--raw", "as the instruments sent them: faults included, corrections not", false)
    .addHelpText("after", HELP)
    .action(async (file: string, { station, ...options }: Options, command: Command) => {
      const { cwd } = command.optsWithGlobals<{ cwd: string }>();
      await withDatabase((ctx) => {
        const lines = Readable.from(exportReadings(ctx, { stationId: station, ...options }));
        return file === "-" ? toStandardOutput(lines) : toFile(lines, resolve(cwd, file));
      });
    });
}

function toFile(lines: Readable, path: string): Promise<void> {
  const file = createWriteStream(path);
  return path.endsWith(".gz") ? pipeline(lines, createGzip(), file) : pipeline(lines, file);
}

async function toStandardOutput(lines: Readable): Promise<void> {
  try {
    await pipeline(lines, process.stdout, { end: false });
  } catch (error) {
    // The reader has enough, as `head` does.
    if (error instanceof Error && "code" in error && error.code === "EPIPE") return;
    throw error;
  }
}

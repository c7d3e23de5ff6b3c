import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { timeSchema } from "../../../contract/reading/reading";
import type { Values } from "../../../weather/metrics";
import { type FileStation, mappingSchema, readLines, readStations, textSource } from "../../import";

/** Three New York airports, every hour of 2013: see the README there. */
const FOLDER = join(process.cwd(), "prisma/demo/nyc-2013");

/** An observation of 2013. */
export interface DemoObservation {
  /** The station's key in the stations file. */
  station: string;
  /** Epoch ms. */
  time: number;
  values: Values;
}

function mapping() {
  return mappingSchema.parse(JSON.parse(readFileSync(join(FOLDER, "mapping.json"), "utf8")));
}

export function demoStations(): Promise<FileStation[]> {
  return readStations({ open: () => createReadStream(join(FOLDER, "stations.csv")) }, mapping());
}

/**
 * In the order of the file: by station, oldest first.
 * @param days only these (UTC, as `MM-DD`), which takes a tenth of the time: other lines are not parsed. As rain is
 *   moved to the observation after, the first one of a day is whole only with the day before.
 */
export async function* demoObservations(days?: ReadonlySet<string>): AsyncGenerator<DemoObservation> {
  // Unzipped once, as an import reads its file several times.
  const content = await text(days ? Readable.from(linesOf(days)) : observations());
  for await (const line of readLines(textSource(content), mapping(), { needsStation: true })) {
    if (line.kind !== "reading") continue;
    const { station, time, values } = line.reading;
    yield { station, time: timeSchema.parse(time), values };
  }
}

/** The header, and the lines of these days. */
async function* linesOf(days: ReadonlySet<string>): AsyncGenerator<string> {
  let isHeader = true;
  for await (const line of createInterface({ input: observations(), crlfDelay: Number.POSITIVE_INFINITY })) {
    // A line ends with its time, as 2013-01-01T06:00:00Z.
    if (isHeader || days.has(line.slice(-15, -10))) yield `${line}\n`;
    isHeader = false;
  }
}

function observations(): Readable {
  // pipeline() destroys the unzipped stream with an error of the file.
  return pipeline(createReadStream(join(FOLDER, "weather.csv.gz")), createGunzip(), () => {});
}

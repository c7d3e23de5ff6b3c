import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { timeSchema } from "../../../contract/reading/reading";
import type { Values } from "../../../weather/metrics";
import { type FileStation, mappingSchema, readLines, readStations } from "../../import";

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
  return readStations(createReadStream(join(FOLDER, "stations.csv")), mapping());
}

/** In the order of the file: by station, oldest first. */
export async function* demoObservations(): AsyncGenerator<DemoObservation> {
  for await (const line of readLines(observations(), mapping(), { needsStation: true })) {
    if (line.kind !== "reading") continue;
    const { station, time, values } = line.reading;
    yield { station, time: timeSchema.parse(time), values };
  }
}

function observations(): Readable {
  // pipeline() destroys the unzipped stream with an error of the file.
  return pipeline(createReadStream(join(FOLDER, "weather.csv.gz")), createGunzip(), () => {});
}

import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { readReading } from "../../lib/contract/reading/reading";
import { isMetricKey } from "../../lib/weather/metrics";
import { type Sample, SensorFault } from "./sensor";

const ROWS = 200_000;
const EXTRA = "extra.";

export interface ReplayRow extends Sample {
  /** Epoch ms. */
  time: number;
}

/**
 * Readings of a CSV file with a header: `time` and metrics, or other channels as `extra.NAME`. An empty cell means not
 * measured.
 * @returns at least one row, in order of time
 * @throws SensorFault naming the file and the line
 */
export async function readReplayFile(path: string): Promise<ReplayRow[]> {
  const rows: ReplayRow[] = [];
  const parser = createReadStream(path)
    .on("error", (error) => parser.destroy(error))
    .pipe(
      parse({
        bom: true,
        columns: checkedHeader(path),
        info: true,
        max_record_size: 64 * 1024,
        skip_empty_lines: true,
        trim: true,
      }),
    );
  try {
    for await (const { record, info } of parser) {
      if (rows.length === ROWS) throw new SensorFault(`${path} has more than ${ROWS} rows.`);
      rows.push(readRow(record, `${path}, line ${info.lines}`));
    }
  } catch (error) {
    if (error instanceof SensorFault) throw error;
    throw new SensorFault(`${path} cannot be replayed: ${error instanceof Error ? error.message : error}`);
  }
  if (rows.length === 0) throw new SensorFault(`${path} has no rows to replay.`);
  return rows.sort((a, b) => a.time - b.time);
}

function checkedHeader(path: string) {
  return (header: string[]): string[] => {
    const unknown = header.find((name) => name !== "time" && !isMetricKey(name) && !name.startsWith(EXTRA));
    if (unknown !== undefined) {
      throw new SensorFault(
        `${path} has a column "${unknown}", which is not a metric; name other channels ${EXTRA}NAME.`,
      );
    }
    if (!header.includes("time")) throw new SensorFault(`${path} has no column "time".`);
    return header;
  };
}

function readRow(record: Record<string, string>, where: string): ReplayRow {
  const extra: Record<string, number> = {};
  const fields: Record<string, unknown> = { extra };
  for (const [name, text] of Object.entries(record)) {
    if (text === "") continue;
    const value = Number(text);
    if (name === "time") fields.time = Number.isNaN(value) ? text : value;
    else if (name.startsWith(EXTRA)) extra[name.slice(EXTRA.length)] = value;
    else fields[name] = value;
  }
  const result = readReading(fields);
  if ("error" in result) {
    const [issue] = result.error.issues;
    throw new SensorFault(`${where}: ${[...(issue?.path ?? []), issue?.message].join(": ")}`);
  }
  const { time, values } = result.reading;
  if (time === undefined) throw new SensorFault(`${where} has no time.`);
  return { time, values, ...(Object.keys(extra).length > 0 ? { extra } : {}) };
}

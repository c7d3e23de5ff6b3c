import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { timeSchema } from "@/lib/contract/reading/reading";
import { mappingSchema, type Source } from "@/lib/services/import";
import { linesOf } from "@/lib/services/import/internal/file/lines";
import { surveyReadings } from "@/lib/services/import/internal/file/survey";
import { CellTally } from "@/lib/services/import/internal/file/tally";

export const FOLDER = join(__dirname, "../../../../fixtures/import");
const NOW = Date.UTC(2026, 10, 30);

type Mapping = Parameters<typeof mappingSchema.parse>[0];

/** The readings of a file, as "time metric value …", what was found out, and the lines that are refused. */
export async function importOf(source: Source, mapping: Mapping = {}) {
  const tally = new CellTally();
  const [readings, refused]: [string[], string[]] = [[], []];
  const form = await surveyReadings(source, mappingSchema.parse(mapping), { needsStation: false, now: NOW });
  for await (const { line, ...one } of linesOf(source, form, tally)) {
    if (one.kind === "bad") refused.push(`${line} ${Object.values(one.errors).flat().join(" ")}`);
    if (one.kind !== "reading") continue;
    const time = new Date(timeSchema.parse(one.reading.time)).toISOString().replace(/(:00)?\.000Z$/, "Z");
    const values = Object.entries({ ...one.reading.values, ...one.reading.counters }).map(
      ([metric, value]) => ` ${metric} ${Number(value.toFixed(3))}`,
    );
    readings.push(`${time}${values.join("")}`);
  }
  return { readings, refused, found: form.found.join(" "), tally };
}

export const file = (name: string): Source => ({ open: () => Readable.from([readFileSync(join(FOLDER, name))]) });
export const bytes = (content: Buffer): Source => ({ open: () => Readable.from([content]) });
export const text = (content: string): Source => bytes(Buffer.from(content));

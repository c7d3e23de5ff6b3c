import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import {
  type ImportColumn,
  type ImportColumns,
  type ImportLine,
  type ReadingsImportInput,
  type ReadingsPreview,
  readingsImportSchema,
} from "../../contract/admin/readings-import";
import type { FieldErrors } from "../../errors";
import type { Context } from "../../services/context";
import {
  byCodeOrName,
  type DiskFile,
  filesAt,
  type ImportSummary,
  importReadings,
  lookAt,
  type Mapping,
  mappingSchema,
  oneStation,
  PRESETS,
} from "../../services/import";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import type { Progress } from "../model/model";
import { adminAt } from "../registry";
import { startTask, taskResult } from "./tasks";

/** Of what is unpacked. Larger files are imported by the command line. */
const MAX_BYTES = 200 * 1024 ** 2;

type Accepted = z.output<typeof readingsImportSchema>;

/**
 * The columns of the files, with what they seem to be.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function readingsColumns(ctx: Context, input: ReadingsImportInput): Promise<ImportColumns> {
  const accepted = accept(ctx, input);
  return withFiles(accepted, async (files) => {
    const columns = new Map<string, ImportColumn>();
    const found = new Set<string>();
    let preset: string | undefined;
    for (const file of files) {
      const seen = await lookAt(file, mappingSchema.parse({}));
      for (const column of seen.columns) if (!columns.has(column.name)) columns.set(column.name, column);
      for (const sentence of seen.found) found.add(sentence);
      preset ??= seen.preset;
    }
    return { columns: [...columns.values()], found: [...found], preset, files: files.map(({ name }) => name) };
  });
}

/**
 * Reads the files to the end, as a task, without storing anything: see readingsPreview for the result.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export function readingsCheck(ctx: Context, input: ReadingsImportInput): { task: string } {
  const accepted = accept(ctx, input);
  const task = startTask(ctx, "Check readings", async (progress) => {
    const summary = await run(ctx, accepted, progress, true);
    return { message: sentenceOf(summary, "would be "), result: previewOf(summary) };
  });
  return { task };
}

/** What storing the checked files would do. */
export function readingsPreview(ctx: Context, id: string): ReadingsPreview {
  return taskResult(ctx, id) as ReadingsPreview;
}

/**
 * Stores the readings of the files as a task, in steps of a thousand lines. What is stored stays when it is stopped, and
 * the same files may be imported again.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export function readingsStore(ctx: Context, input: ReadingsImportInput): { task: string } {
  const accepted = accept(ctx, input);
  const task = startTask(ctx, "Import readings", async (progress) => {
    const summary = await run(ctx, accepted, progress, false);
    const stopped = progress.signal.aborted ? "Stopped. " : "";
    return { message: `${stopped}${sentenceOf(summary, "")}`, result: previewOf(summary) };
  });
  return { task };
}

function accept(ctx: Context, input: ReadingsImportInput): Accepted {
  authoriseModel(ctx, adminAt("sensor-data"), "add");
  return parse(readingsImportSchema, input);
}

async function run(ctx: Context, accepted: Accepted, progress: Progress, dryRun: boolean): Promise<ImportSummary> {
  const { station, replace } = accepted;
  return withFiles(accepted, async (files) => {
    const hasStation = typeof station === "number";
    const findStation = hasStation ? await oneStation(ctx, { id: station }) : byCodeOrName(ctx, { codes: new Map() });
    const names = files.map(({ name }) => name).join(", ");
    return importReadings(
      ctx,
      { files, mapping: mappingOf(accepted), findStation, needsStation: !hasStation },
      {
        dryRun,
        replaceReason: replace ? `Import of ${names}`.slice(0, 200) : undefined,
        signal: progress.signal,
        onProgress: (lines) => progress.done(lines),
      },
    );
  });
}

function mappingOf({ preset = "", columns, sensors, timeZone, dateFormat, nothing }: Accepted): Mapping {
  const known = PRESETS[preset]?.mapping;
  return parse(mappingSchema, {
    ...known,
    readings: columns ?? known?.readings,
    sensors: sensors ?? known?.sensors,
    timeZone: timeZone ?? known?.timeZone,
    dateFormat: dateFormat ?? known?.dateFormat,
    null: [...(known?.null ?? []), ...nothing],
    // Files of one station may have other columns.
    skipMissing: true,
  });
}

/** Runs `work` on the files, those in ZIP archives too, which are on disk meanwhile. */
async function withFiles<T>({ files }: Accepted, work: (files: DiskFile[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "weather-import-"));
  try {
    const opened: DiskFile[] = [];
    for (const [i, { name, content }] of files.entries()) {
      const path = join(folder, String(i));
      await writeFile(path, Buffer.from(content, "base64"), { mode: 0o600 });
      opened.push(...(await filesAt(path, name, { maxBytes: MAX_BYTES })));
    }
    return await work(opened);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sentenceOf({ stored, repeated, completed, replaced, conflicting, refused }: ImportSummary, be: string) {
  const parts: [number, string][] = [
    [repeated, "there already"],
    [completed, `${be}completed`],
    [replaced, `${be}replaced`],
    [conflicting, "unlike what is stored, which stays"],
    [refused, "refused"],
  ];
  const others = parts.flatMap(([count, what]) => (count > 0 ? [`${count.toLocaleString("en")} ${what}`] : []));
  return `${[`${stored.toLocaleString("en")} ${stored === 1 ? "reading" : "readings"} ${be}stored`, ...others].join(", ")}.`;
}

function previewOf(summary: ImportSummary): ReadingsPreview {
  const { overview, cells, periods, flagged, conflicts, refusals, ...counts } = summary;
  return {
    found: counts.found,
    stored: counts.stored,
    repeated: counts.repeated,
    completed: counts.completed,
    replaced: counts.replaced,
    conflicting: counts.conflicting,
    refused: counts.refused,
    empty: counts.empty,
    periods: periods.stored + periods.replaced,
    conflicts: conflicts.map(lineOf),
    refusals: refusals.map(lineOf),
    sample: (overview?.sample ?? []).map(({ text, ...place }) => ({ place: placeOf(place), text })),
    from: overview?.from,
    to: overview?.to,
    ranges: overview?.ranges ?? [],
    unreadable: cells.unreadable,
    missing: cells.missing,
    flagged: Object.entries(flagged).sort(([, a], [, b]) => b - a),
  };
}

interface Place {
  file?: string | undefined;
  line: number;
}

function lineOf({ errors, ...place }: Place & { errors: FieldErrors }): ImportLine {
  const text = Object.entries(errors).map(([field, said]) => `${field}: ${said.join(" ")}`);
  return { place: placeOf(place), text: text.join(" ") };
}

function placeOf({ file, line }: Place): string {
  return file === undefined ? `line ${line}` : `${file}, line ${line}`;
}

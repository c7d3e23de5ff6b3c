import { performance } from "node:perf_hooks";
import { csvOf } from "../lib/admin/bulk/export";
import { deletePreview } from "../lib/admin/bulk/removal";
import { countOf } from "../lib/admin/bulk/selection";
import { list } from "../lib/admin/list/list";
import { adminAt } from "../lib/admin/registry";
import { system } from "../lib/auth/actor";
import { listQuerySchema } from "../lib/contract/admin/admin";
import { open } from "../lib/db/client";
import { migrate } from "../lib/db/migrations/run";
import type { Context } from "../lib/services/context";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { fill, LAST_TIME, SEARCH } from "./support/admin-data";
import { median } from "./support/table";

const EXPORTED_LINES = 1_000_000;
/** By then everything that is used has been loaded. */
const WARM_LINES = 50_000;

const ROUNDS = 5;

/** A row of the table. */
export interface AdminResult {
  question: string;
  ms: number;
  /** Ratio to reading a hundred readings by their key in the same run. */
  ofPlain: number;
}

/** The cost of the admin's lists on ten million readings, at the server. */
export async function benchAdmin(target: Throwaway): Promise<{ results: AdminResult[]; exported: ExportResult }> {
  await migrate(target.url);
  const database = open(target.url);
  try {
    await fill(database);
    const ctx = { database, actor: system("bench"), now: () => LAST_TIME };
    return { results: await askAll(ctx), exported: await benchExport(ctx) };
  } finally {
    await database.close();
  }
}

async function askAll(ctx: Context): Promise<AdminResult[]> {
  const byKey = `SELECT * FROM "SensorData" ORDER BY "stationId", "time" LIMIT 100`;
  const plain = await time(() => ctx.database.read.all(byKey, []));
  const results: AdminResult[] = [{ question: "plain SELECT of 100 readings by key", ms: plain, ofPlain: 1 }];
  for (const [question, ask] of Object.entries(await questions(ctx))) {
    const ms = await time(ask);
    results.push({ question, ms, ofPlain: ms / plain });
  }
  return results;
}

async function time(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = performance.now();
    await ask();
    if (round > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

async function questions(ctx: Context): Promise<Record<string, () => Promise<unknown>>> {
  const readings = (query: object = {}) => list(ctx, { model: "sensor-data", ...query });
  const log = (query: object = {}) => list(ctx, { model: "log-entry", ...query });
  const date = new Date(LAST_TIME).toISOString();
  const [year, month, day] = [date.slice(0, 4), date.slice(0, 7), date.slice(0, 10)];
  const after = (await readings()).next ?? "";
  const filters = { stationId: "1234" };
  const afterStation = (await readings({ order: "stationId" })).next ?? "";
  const all = { search: "", filters: {} };
  return {
    "readings, newest first": () => readings(),
    "the next page": () => readings({ after }),
    "the page before": () => readings({ before: after }),
    "the last page": () => readings({ last: true }),
    "by station": () => readings({ order: "stationId" }),
    "by station, the next page": () => readings({ order: "stationId", after: afterStation }),
    "search for one station": () => readings({ search: "Weather 1234" }),
    "search for many stations": () => readings({ search: SEARCH }),
    "one station by its filter": () => readings({ filters }),
    "one station on one day": () => readings({ filters, date: day }),
    "all stations in a year": () => readings({ date: year }),
    "all stations in a month": () => readings({ date: month }),
    "all stations on a day": () => readings({ date: day }),
    "all stations on a day, the last page": () => readings({ date: day, last: true }),
    "count of all, up to 10,000": () => countOf(ctx, adminAt("sensor-data"), { all }, 10_000),
    "count of a search, up to 10,000": () =>
      countOf(ctx, adminAt("sensor-data"), { all: { ...all, search: SEARCH } }, 10_000),
    "delete confirmation, one reading": async () => {
      const key = (await readings()).rows[0]?.key ?? "";
      return deletePreview(ctx, { model: "sensor-data", selection: { keys: [key] } });
    },
    "delete confirmation, all of a station": () =>
      deletePreview(ctx, { model: "sensor-data", selection: { all: { ...all, filters } } }),
    "delete confirmation, a station": () => deletePreview(ctx, { model: "station", selection: { keys: ["1234"] } }),
    stations: () => list(ctx, { model: "station" }),
    "log, newest first": () => log(),
    "log of a model": () => log({ filters: { model: "Station" } }),
    "log of a model with few entries": () => log({ filters: { model: "Group" } }),
    "log of a user": () => log({ filters: { userId: "1" } }),
    "log, a common search": () => log({ search: "12" }),
    "log, a search that finds nothing": () => log({ search: "nowhere" }),
    "log, the last page": () => log({ last: true }),
    "log on a day": () => log({ date: day }),
  };
}

interface ExportResult {
  lines: number;
  seconds: number;
  /** Growth of the process's memory between the first lines and its peak. */
  grownMb: number;
}

/** Exports a million readings as CSV and discards it as fast as it is produced. */
async function benchExport(ctx: Context): Promise<ExportResult> {
  const query = listQuerySchema.parse({ model: "sensor-data" });
  const begun = performance.now();
  let lines = 0;
  let start = 0;
  let most = 0;
  for await (const part of csvOf(ctx, adminAt("sensor-data"), query)) {
    lines += part.split("\n").length - 1;
    if (lines < WARM_LINES) continue;
    const { rss } = process.memoryUsage();
    start ||= rss;
    most = Math.max(most, rss);
    if (lines >= EXPORTED_LINES) break;
  }
  return { lines, seconds: (performance.now() - begun) / 1000, grownMb: (most - start) / 1024 / 1024 };
}

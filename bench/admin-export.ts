import { performance } from "node:perf_hooks";
import { csvOf } from "../lib/admin/bulk/export";
import { adminAt } from "../lib/admin/registry";
import { listQuerySchema } from "../lib/contract/admin/admin";
import type { Context } from "../lib/services/context";

const LINES = 1_000_000;
/** By then all that is used has been loaded. */
const WARM_LINES = 50_000;

export interface ExportResult {
  lines: number;
  seconds: number;
  /** How much more memory the process has at its largest than after the first lines. */
  grownMb: number;
}

/** Makes the CSV of a million readings and throws it away, as fast as it is made. */
export async function benchExport(ctx: Context): Promise<ExportResult> {
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
    if (lines >= LINES) break;
  }
  return { lines, seconds: (performance.now() - begun) / 1000, grownMb: (most - start) / 1024 / 1024 };
}

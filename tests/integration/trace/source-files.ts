import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ROOT } from "../support/server";

const rangeSchema = z.object({ startOffset: z.int(), endOffset: z.int(), count: z.int() });

/** The part that we read of the result of `Profiler.takePreciseCoverage`. A function's first range covers all of it. */
export const coverageSchema = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(z.object({ ranges: z.tuple([rangeSchema]).rest(rangeSchema) })),
    }),
  ),
});

const OURS = /^(lib|app|components)\/(?!.*\/generated\/)/;
const BUNDLES = /^\.next\/server\/.*\.js$/;

/** The project's source files of which at least one function was called, without generated files. */
export function enteredFiles({ result }: z.infer<typeof coverageSchema>): string[] {
  const files = result.flatMap(({ url, functions }) => {
    const starts = functions
      .filter(({ ranges: [{ count }] }) => count > 0)
      .map(({ ranges: [range] }) => range.startOffset);
    const file = relative(ROOT, url.startsWith("file:") ? fileURLToPath(url) : url);
    if (starts.length === 0) return [];
    return BUNDLES.test(file) ? bundledFiles(join(ROOT, file), starts) : [file];
  });
  return [...new Set(files)].filter((file) => OURS.test(file));
}

/** Next serves pages from bundles. A function whose start is not in the source map is the bundler's own. */
function bundledFiles(bundle: string, starts: readonly number[]): string[] {
  const text = readFileSync(bundle, "utf8");
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  return starts.flatMap((start) => {
    const lines = text.slice(0, start).split("\n");
    const column = lines.at(-1)?.length ?? 0;
    const entry = map.findEntry(lines.length - 1, column);
    if (!("originalSource" in entry) || entry.generatedColumn !== column) return [];
    return [relative(ROOT, join(dirname(bundle), decodeURIComponent(entry.originalSource)))];
  });
}

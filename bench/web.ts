import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { open } from "../lib/db/client";
import { startServer } from "../tests/integration/support/launch";
import { throwaway } from "../tests/integration/support/throwaway";
import { lighthouse, type PageResult, THROTTLINGS, type Throttling } from "./lighthouse";
import { startBareNext } from "./support/bare";
import { printTable } from "./support/table";

/** The median of this many runs, because the machine is not idle. */
const RUNS = 5;

/** A minimal page of Next. */
const BARE = "bench/bare-page";

/**
 * `npm run bench:web`: Lighthouse's mobile profile on the production build with the demo's data, and how much
 * JavaScript a page needs before and after its text is visible. A bare page of Next comes first, as the baseline of the
 * machine. Another argument is another path to measure.
 */
async function main(paths: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ["node_modules/next/dist/bin/next", "build", BARE]);
  const bare = await startBareNext(BARE);
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url, DEMO: "1" });
  try {
    const database = open(target.url);
    const { id } = await database.prisma.station.findFirstOrThrow({ select: { id: true } });
    await database.close();
    const asked = paths.length > 0 ? paths : ["/", `/stations/${id}`, `/stations/${id}/reports`, "/compare"];
    const rows = [];
    const pages = [
      { name: "bare page", url: bare.url },
      ...asked.map((path) => ({ name: path, url: server.url + path })),
    ];
    for (const { name, url } of pages) {
      for (const throttling of THROTTLINGS) {
        const results = [];
        for (let i = 0; i < RUNS; i++) {
          results.push(await lighthouse(url, process.env.CHROMIUM_PATH ?? "", throttling));
        }
        rows.push(rowOf(name, throttling, middle(results)));
      }
    }
    printTable(
      ["page", "phone", "perf", "a11y", "practices", "SEO", "LCP ms", "TBT ms", "first JS kB", "all JS kB", ""],
      rows,
    );
  } finally {
    bare.child.kill("SIGKILL");
    await server.kill("SIGTERM");
    await target.drop();
  }
}

function middle(results: readonly PageResult[]): PageResult {
  const sorted = results.toSorted((a, b) => a.scores.performance - b.scores.performance);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) throw new Error("There is no result.");
  return found;
}

function rowOf(
  name: string,
  throttling: Throttling,
  { scores, failed, largestPaint, blocking, firstScripts, allScripts }: PageResult,
): string[] {
  const numbers = [...Object.values(scores), largestPaint, blocking, firstScripts / 1000, allScripts / 1000];
  return [name, throttling, ...numbers.map((number) => String(Math.round(number))), failed.join(" ")];
}

await main(process.argv.slice(2));

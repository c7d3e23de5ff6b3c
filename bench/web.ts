import { open } from "../lib/db/client";
import { startServer } from "../tests/integration/support/launch";
import { throwaway } from "../tests/integration/support/throwaway";
import { lighthouse, type PageResult, THROTTLINGS, type Throttling } from "./lighthouse";
import { printTable } from "./table";

/** The middle of so many: the machine has other things to do. */
const RUNS = 5;

/**
 * `npm run bench:web`: Lighthouse's mobile profile on the production build with the demo's data, and how much JavaScript
 * a page needs before and after its text is there. Another argument is another path to look at.
 */
async function main(paths: readonly string[]): Promise<void> {
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url, DEMO: "1" });
  try {
    const database = open(target.url);
    const { id } = await database.prisma.station.findFirstOrThrow({ select: { id: true } });
    await database.close();
    const asked = paths.length > 0 ? paths : ["/", `/stations/${id}`, `/stations/${id}/reports`, "/compare"];
    const rows = [];
    for (const path of asked) {
      for (const throttling of THROTTLINGS) {
        const results = [];
        for (let i = 0; i < RUNS; i++) {
          results.push(await lighthouse(server.url + path, process.env.CHROMIUM_PATH ?? "", throttling));
        }
        rows.push(rowOf(path, throttling, middle(results)));
      }
    }
    printTable(
      ["page", "phone", "perf", "a11y", "practices", "SEO", "LCP ms", "TBT ms", "first JS kB", "all JS kB", ""],
      rows,
    );
  } finally {
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
  path: string,
  throttling: Throttling,
  { scores, failed, largestPaint, blocking, firstScripts, allScripts }: PageResult,
): string[] {
  const numbers = [...Object.values(scores), largestPaint, blocking, firstScripts / 1000, allScripts / 1000];
  return [path, throttling, ...numbers.map((number) => String(Math.round(number))), failed.join(" ")];
}

await main(process.argv.slice(2));

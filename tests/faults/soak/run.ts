import { parseArgs } from "node:util";
import type { Dialect } from "@/lib/db/url";
import { DIALECTS } from "../../integration/support/throwaway";
import { growth, soak } from "./soak";

const MAX_GROWTH = 0.05;
/** Of the minutes: code is compiled and caches fill, as pages and stations are met for the first time. */
const WARM_UP = 0.25;

/**
 * `npm run faults -- soak`: half of what the server can do, of everything at once, for twenty minutes on each database.
 * `--minutes 5 --database mysql` says otherwise. Exits with 1 when its heap has grown by more than a twentieth.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    database: { type: "string", multiple: true, default: DIALECTS },
    share: { type: "string", default: "0.5" },
    seed: { type: "string", default: "1" },
  },
});
for (const dialect of values.database) {
  const rounds = Number(values.minutes);
  const { most, rate, counts, watchedBytes, memories } = await soak({
    dialect: dialect as Dialect,
    rounds,
    each: { seconds: 60 },
    share: Number(values.share),
    seed: Number(values.seed),
    onRound: (round, { heapUsed, external, rss }) => {
      console.log(
        `${dialect}, minute ${round}: heap ${mib(heapUsed)}, buffers ${mib(external)}, process ${mib(rss)} MiB.`,
      );
    },
  });
  const grown = growth(memories, Math.floor(rounds * WARM_UP));
  const answers = Object.entries(counts).map(([status, count]) => `${status} ${count}`);
  console.log(
    `${dialect}: ${rate.toFixed(0)} a second of the ${most.toFixed(0)} that it can do: ${answers.join(", ")}.`,
  );
  console.log(`  Viewers were sent ${mib(watchedBytes)} MiB. The heap has grown by ${(grown * 100).toFixed(1)} %.`);
  if (!(grown <= MAX_GROWTH) || (counts[500] ?? 0) > 0) process.exitCode = 1;
}
console.log(process.exitCode === 1 ? "Not good." : "The memory is flat.");

function mib(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

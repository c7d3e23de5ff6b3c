import { parseArgs } from "node:util";
import type { Dialect } from "@/lib/db/url";
import { DIALECTS } from "../integration/support/throwaway";
import { canFakeTime } from "./agent";
import { runScenario, type Way } from "./scenario";

/**
 * `npm run faults`: a hundred processes killed on each database and each way that there is. `-- --kills 20 --way http
 * --database sqlite --seed 7` says otherwise. Exits with 1 when a reading was lost or stored twice.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    agents: { type: "string", default: "3" },
    way: { type: "string", multiple: true, default: ["http", "embedded", "mosquitto"] },
    database: { type: "string", multiple: true, default: DIALECTS },
    seed: { type: "string", default: String(Date.now() % 100_000) },
  },
});

if (!canFakeTime) console.log("The clocks do not jump: Debian's package faketime is not there.");
let isGood = true;
for (const dialect of values.database) {
  for (const way of values.way) {
    const begun = Date.now();
    const outcome = await runScenario({
      dialect: dialect as Dialect,
      way: way as Way,
      kills: Number(values.kills),
      agents: Number(values.agents),
      seed: Number(values.seed),
    });
    const { taken, stored, unsaid, lost, doubled, kills, mischief, diskWasFull } = outcome;
    console.log(
      `${dialect}, ${way}: ${taken} taken, ${stored} stored (${unsaid} of them before the agent could say so),`,
    );
    console.log(
      `  ${lost.length} lost, ${doubled.length} doubled. Killed: ${told(kills)}. The line: ${told(mischief)}.`,
    );
    console.log(`  The disk ${diskWasFull ? "was full once" : "could not be filled"}. ${seconds(begun)} s.`);
    isGood &&= lost.length === 0 && doubled.length === 0 && unsaid <= kills.agent;
  }
}
console.log(isGood ? "Every reading is stored exactly once." : `Not good. Again with: --seed ${values.seed}`);
process.exitCode = isGood ? 0 : 1;

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

function seconds(begun: number): number {
  return Math.round((Date.now() - begun) / 1000);
}

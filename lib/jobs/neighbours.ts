import { systemContext } from "../services/context";
import { takeLease } from "../services/lease";
import { checkNextHour } from "../services/readings";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 60_000;
const LEASE_MS = 5 * 60_000;

/** Compares stations with their neighbours, an hour of readings per run. */
export function neighboursJob(): Job {
  return periodic({
    name: "neighbours",
    intervalMs: INTERVAL_MS,
    work: async () => {
      const ctx = systemContext("neighbours");
      if (await takeLease(ctx.database, "neighbours", LEASE_MS)) await checkNextHour(ctx);
    },
  });
}

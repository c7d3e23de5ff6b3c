import { live } from "../live/bus";
import { systemContext } from "../services/context";
import { refresh } from "../services/rollups/refresh";
import { takeLease } from "./lease";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 15_000;
/** Under a steady stream each turn makes the same hours and days anew: gathered longer, it costs less. */
const WAKE_MS = 3000;
const LEASE_MS = 60_000;

/** Keeps the hourly and daily statistics up to date: soon after a reading here, within seconds after one elsewhere. */
export function rollupJob(): Job {
  let unsubscribe = () => {};
  const job = periodic({
    name: "rollups",
    intervalMs: INTERVAL_MS,
    wakeMs: WAKE_MS,
    work: async (signal) => {
      const ctx = systemContext("rollups");
      if (await takeLease(ctx.database, "rollups", LEASE_MS)) await refresh(ctx, { signal });
    },
  });
  return {
    ...job,
    start: () => {
      unsubscribe = live().subscribe(({ event }) => {
        if (event.type === "station") job.wake();
      });
      job.start();
    },
    stop: () => {
      unsubscribe();
      return job.stop();
    },
  };
}

import { live } from "../live/bus";
import { systemContext } from "../services/context";
import { refresh } from "../services/rollups/refresh";
import { takeLease } from "./lease";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 15_000;
/** Under a steady stream each turn makes the same hours and days anew: it waits for a lull, though not for long. */
const QUIET_MS = 1000;
const WAKE_MS = 10_000;
const LEASE_MS = 60_000;

/** Keeps the hourly and daily statistics up to date: soon after a reading here, within seconds after one elsewhere. */
export function rollupJob(): Job {
  let unsubscribe = () => {};
  const job = periodic({
    name: "rollups",
    intervalMs: INTERVAL_MS,
    wakeMs: WAKE_MS,
    quietMs: QUIET_MS,
    work: async (signal) => {
      const ctx = systemContext("rollups");
      if (await takeLease(ctx.database, "rollups", LEASE_MS)) await refresh(ctx, { signal });
    },
  });
  return {
    ...job,
    start: () => {
      unsubscribe = live().onReadings(job.wake);
      job.start();
    },
    stop: () => {
      unsubscribe();
      return job.stop();
    },
  };
}

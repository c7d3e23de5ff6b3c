import { subscribe } from "../live/bus";
import { systemContext } from "../services/context";
import { takeLease } from "../services/lease";
import { markNextPart, refresh } from "../services/rollups";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 15_000;
/** During a steady stream each run would rebuild the same hours and days: it waits for a lull, though not for long. */
const QUIET_MS = 1000;
const WAKE_MS = 10_000;
const LEASE_MS = 60_000;

/**
 * Keeps the hourly and daily statistics up to date: soon after a reading in this process, within seconds after one in
 * another. If their definitions have changed, all are rebuilt part by part, each after what has become dirty meanwhile.
 */
export function rollupJob(): Job {
  let unsubscribe = () => {};
  const job = periodic({
    name: "rollups",
    intervalMs: INTERVAL_MS,
    wakeMs: WAKE_MS,
    quietMs: QUIET_MS,
    work: async (signal) => {
      const ctx = systemContext("rollups");
      const isOurs = () => takeLease(ctx.database, "rollups", LEASE_MS);
      if (!(await isOurs())) return;
      do await refresh(ctx, {}, { signal });
      while (!signal.aborted && (await markNextPart(ctx)) && (await isOurs()));
    },
  });
  return {
    ...job,
    start: () => {
      unsubscribe = subscribe(["readings.changed", "relay.interrupted"], job.wake);
      job.start();
    },
    stop: () => {
      unsubscribe();
      return job.stop();
    },
  };
}

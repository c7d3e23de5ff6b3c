import { systemContext } from "../services/context";
import { feedDemo } from "../services/demo";
import { takeLease } from "../services/lease";
import { hourStart } from "../weather/time/days";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 60_000;
const LEASE_MS = 5 * 60_000;

/** Records an hourly reading for the demo's stations. Does nothing without a demo. */
export function demoFeedJob(): Job {
  let fedHour: number | undefined;
  return periodic({
    name: "demo-feed",
    intervalMs: INTERVAL_MS,
    work: async () => {
      const ctx = systemContext("demo");
      const hour = hourStart(ctx.now());
      if (hour === fedHour || !(await takeLease(ctx.database, "demo-feed", LEASE_MS))) return;
      await feedDemo(ctx);
      fedHour = hour;
    },
  });
}

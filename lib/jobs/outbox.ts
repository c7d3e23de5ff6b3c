import { CHANNELS, Sender } from "../outbox";
import { systemContext } from "../services/context";
import { takeLease } from "../services/lease";
import { MINUTE_MS } from "../weather/time/durations";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = MINUTE_MS;
const LEASE_MS = 2 * MINUTE_MS;
/** What comes in a shorter time is begun together. */
const WAKE_MS = 250;
/** A time further ahead was noted by a clock that was wrong: see `dueBy`. */
const FAR_MS = 24 * 60 * MINUTE_MS;

/**
 * Sends what is due in the outbox, in one process. While nothing is, it costs a look into two indexes each minute, and so
 * it does where the outbox is not used.
 */
export function outboxJob(): Job {
  let timer: NodeJS.Timeout | undefined;
  const sender = new Sender(CHANNELS, () => job.wake());
  const ctx = systemContext("outbox");
  const wait = async () => {
    const next = await sender.nextAt(ctx);
    return next === undefined ? Number.POSITIVE_INFINITY : next - ctx.now();
  };
  const isDue = (ms: number) => ms <= 0 || (ms > FAR_MS && ms !== Number.POSITIVE_INFINITY);
  const job = periodic({
    name: "outbox",
    intervalMs: INTERVAL_MS,
    wakeMs: WAKE_MS,
    work: async (signal) => {
      clearTimeout(timer);
      if (isDue(await wait()) && (await takeLease(ctx.database, "outbox", LEASE_MS))) await sender.run(ctx, signal);
      const ms = await wait();
      if (ms > 0 && ms < INTERVAL_MS && !signal.aborted) timer = setTimeout(() => job.wake(), ms).unref();
    },
  });
  return {
    ...job,
    stop: async () => {
      await job.stop();
      clearTimeout(timer);
      await sender.settled();
    },
  };
}

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { periodic } from "@/lib/jobs/periodic";
import { log } from "@/lib/log";

const INTERVAL = 10_000;
const WAKE = 1000;

/** Work that ends when the test says so, and keeps count. */
function controlled() {
  let begun = 0;
  let ended = 0;
  let finish: (error?: Error) => void = () => {};
  let signal: AbortSignal | undefined;
  return {
    work: (given: AbortSignal) => {
      signal = given;
      begun += 1;
      return new Promise<void>((resolve, reject) => {
        finish = (error) => {
          ended += 1;
          if (error) reject(error);
          else resolve();
        };
      });
    },
    finish: (error?: Error) => finish(error),
    turns: () => ({ begun, ended }),
    signal: () => signal,
  };
}

describe("a periodic job", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  /** Counts its turns, which take no time. */
  function quick() {
    const work = vi.fn(async () => {});
    return { work, job: periodic({ name: "test", intervalMs: INTERVAL, wakeMs: WAKE, work }) };
  }

  function slow() {
    const turn = controlled();
    return { turn, job: periodic({ name: "test", intervalMs: INTERVAL, wakeMs: WAKE, work: turn.work }) };
  }

  it("a periodic job does nothing until it is started, even if woken", async () => {
    const { work, job } = quick();
    job.wake();
    await pass(5 * INTERVAL);
    expect(work).not.toHaveBeenCalled();
  });

  it("a periodic job runs at its start and after every interval", async () => {
    const { work, job } = quick();
    job.start();
    await pass(0);
    expect(work).toHaveBeenCalledTimes(1);
    await pass(INTERVAL - 1);
    expect(work).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(work).toHaveBeenCalledTimes(2);
    await pass(3 * INTERVAL);
    expect(work).toHaveBeenCalledTimes(5);
  });

  it("a periodic job never runs twice at once", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    job.start();
    job.wake();
    await pass(10 * INTERVAL);
    expect(turn.turns()).toEqual({ begun: 1, ended: 0 });
  });

  it("a periodic job waits its interval from the end of a run", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(3 * INTERVAL);
    turn.finish();
    await pass(INTERVAL - 1);
    expect(turn.turns().begun).toBe(1);
    await pass(1);
    expect(turn.turns().begun).toBe(2);
  });

  it("a woken periodic job runs soon, once for all wake-ups", async () => {
    const { work, job } = quick();
    job.start();
    await pass(0);
    for (let i = 0; i < 5; i++) {
      job.wake();
      await pass(WAKE / 10);
    }
    expect(work).toHaveBeenCalledTimes(1);
    await pass(WAKE / 2);
    expect(work).toHaveBeenCalledTimes(2);
    await pass(INTERVAL - 1);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("a job woken during a run runs again soon, because the run may have missed the reason", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    job.wake();
    turn.finish();
    await pass(WAKE);
    expect(turn.turns()).toEqual({ begun: 2, ended: 1 });
  });

  it("a woken job waits for a pause of the wake-ups, for a limited time", async () => {
    const work = vi.fn(async () => {});
    const job = periodic({ name: "test", intervalMs: INTERVAL, wakeMs: WAKE, quietMs: WAKE / 4, work });
    job.start();
    await pass(0);
    job.wake();
    await pass(WAKE / 4);
    expect(work).toHaveBeenCalledTimes(2);
    for (let i = 0; i < 9; i++) {
      job.wake();
      await pass(WAKE / 10);
    }
    expect(work).toHaveBeenCalledTimes(2);
    await pass(WAKE / 10);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it("a job rests after a long run, so that it takes at most a fifth of the time", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    job.wake();
    await pass(WAKE);
    turn.finish();
    await pass(4 * WAKE - 1);
    expect(turn.turns().begun).toBe(1);
    await pass(1);
    expect(turn.turns().begun).toBe(2);
  });

  it("a job continues after a run that throws, and logs the error", async () => {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const { turn, job } = slow();
    job.start();
    await pass(0);
    const fault = new Error("the database is away");
    turn.finish(fault);
    await pass(INTERVAL);
    expect(turn.turns()).toEqual({ begun: 2, ended: 1 });
    expect(logged).toHaveBeenCalledExactlyOnceWith({ err: fault, job: "test" }, expect.any(String));
  });

  it("stopping waits for the run in progress, which is notified", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    let stopped = false;
    const stopping = job.stop().then(() => {
      stopped = true;
    });
    await pass(INTERVAL);
    expect(turn.signal()?.aborted).toBe(true);
    expect(stopped).toBe(false);
    turn.finish();
    await stopping;
    expect(turn.turns()).toEqual({ begun: 1, ended: 1 });
  });

  it("a stopped job stays stopped, woken or not", async () => {
    const { work, job } = quick();
    job.start();
    await pass(0);
    await job.stop();
    job.wake();
    await pass(5 * INTERVAL);
    expect(work).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("a job that was never started stops at once", async () => {
    await expect(quick().job.stop()).resolves.toBeUndefined();
  });
});

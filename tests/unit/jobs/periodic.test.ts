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

  it("does nothing until it is started, though it be woken", async () => {
    const { work, job } = quick();
    job.wake();
    await pass(5 * INTERVAL);
    expect(work).not.toHaveBeenCalled();
  });

  it("has a turn at its start and one every interval after", async () => {
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

  it("never has two turns at once, started twice or woken meanwhile", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    job.start();
    job.wake();
    await pass(10 * INTERVAL);
    expect(turn.turns()).toEqual({ begun: 1, ended: 0 });
  });

  it("waits its interval from the end of a turn", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(3 * INTERVAL);
    turn.finish();
    await pass(INTERVAL - 1);
    expect(turn.turns().begun).toBe(1);
    await pass(1);
    expect(turn.turns().begun).toBe(2);
  });

  it("has a turn soon after it is woken, one for all that woke it", async () => {
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

  it("has another turn soon when it was woken during one: what it was woken for may have come too late", async () => {
    const { turn, job } = slow();
    job.start();
    await pass(0);
    job.wake();
    turn.finish();
    await pass(WAKE);
    expect(turn.turns()).toEqual({ begun: 2, ended: 1 });
  });

  it("waits for a lull in the asking, but for a limited time", async () => {
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

  it("rests after a long turn, however urgently it is asked for, so that it takes a fifth of the time", async () => {
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

  it("goes on after a turn that throws, and logs it", async () => {
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

  it("is stopped once the turn under way has ended, and told so meanwhile", async () => {
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

  it("stays stopped, woken or not", async () => {
    const { work, job } = quick();
    job.start();
    await pass(0);
    await job.stop();
    job.wake();
    await pass(5 * INTERVAL);
    expect(work).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stops at once when it was never started", async () => {
    await expect(quick().job.stop()).resolves.toBeUndefined();
  });
});

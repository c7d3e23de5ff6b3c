import { describe, expect, it } from "vitest";
import { createLog } from "@/device-agent/log";
import { Drain, type Source } from "@/device-agent/sending/drain";
import { Backoff } from "@/device-agent/transport/backoff";
import { type Answer, SendError } from "@/device-agent/transport/transport";

const SILENT = createLog({ level: "error", format: "text", secrets: [], write: () => {} });
const ALL_STORED: Answer = { refused: [] };

/** A journal of the numbers 1 to `count` in memory, and a server that answers as the test says. */
function world(count: number, send: (wires: number[]) => Promise<Answer>) {
  const seen = { aside: [] as number[], acknowledged: 0, inFlight: 0, mostInFlight: 0 };
  const source: Source<number, number> = {
    name: "numbers",
    journal: {
      read: (after, { items }) =>
        Array.from({ length: Math.min(items, count - after) }, (_, i) => ({ n: after + i + 1, entry: after + i + 1 })),
      acknowledge: (n) => {
        seen.acknowledged = n;
      },
      get acknowledged() {
        return seen.acknowledged;
      },
    },
    look: ({ entry }) => ({ wire: entry }),
    isKept: async () => true,
    send: async (wires) => {
      seen.inFlight += 1;
      seen.mostInFlight = Math.max(seen.mostInFlight, seen.inFlight);
      try {
        return await send(wires);
      } finally {
        seen.inFlight -= 1;
      }
    },
    setAside: (items) => seen.aside.push(...items.map(({ entry }) => entry)),
  };
  return { seen, drain: new Drain(source, SILENT) };
}

describe("a queue that is sent", () => {
  it("a queue is sent in batches, oldest first, two at a time at most", async () => {
    const sent: number[] = [];
    const { seen, drain } = world(2300, async (wires) => {
      sent.push(...wires);
      await new Promise((resolve) => setImmediate(resolve));
      return ALL_STORED;
    });
    drain.start();
    await expect.poll(() => seen.acknowledged).toBe(2300);
    await drain.stop();
    expect(sent).toEqual(Array.from({ length: 2300 }, (_, i) => i + 1));
    expect(seen.mostInFlight).toBe(2);
  });

  it("refused entries are left out one by one, and the rest is acknowledged", async () => {
    const { seen, drain } = world(10, async (wires) => ({
      refused: wires.flatMap((wire, index) => (wire % 5 === 0 ? { index, errors: { temperature: ["No."] } } : [])),
    }));
    drain.start();
    await expect.poll(() => seen.acknowledged).toBe(10);
    await drain.stop();
    expect(seen.aside).toEqual([5, 10]);
  });

  it("the entry that makes a whole batch fail is found by bisection", async () => {
    const stored: number[] = [];
    const { seen, drain } = world(40, async (wires) => {
      if (wires.includes(13)) throw new SendError("unacceptable", "The server answers 400.");
      stored.push(...wires);
      return ALL_STORED;
    });
    const hurry = setInterval(() => drain.hurry(), 1);
    drain.start();
    await expect.poll(() => seen.acknowledged).toBe(40);
    clearInterval(hurry);
    await drain.stop();
    expect(seen.aside).toEqual([13]);
    expect(stored.length).toBe(39);
  });

  it("nothing is acknowledged before older entries have arrived", async () => {
    let release: () => void = () => {};
    const { seen, drain } = world(600, async (wires) => {
      if (wires[0] === 1) await new Promise<void>((resolve) => (release = resolve));
      return ALL_STORED;
    });
    drain.start();
    await expect.poll(() => seen.inFlight).toBe(1);
    expect(seen.acknowledged).toBe(0);
    release();
    await expect.poll(() => seen.acknowledged).toBe(600);
    await drain.stop();
  });

  it("sending stops at once while it waits for an unreachable server", async () => {
    const { seen, drain } = world(5, () => Promise.reject(new SendError("unavailable", "Away.", 3_600_000)));
    drain.start();
    await expect.poll(() => seen.mostInFlight).toBe(1);
    await drain.stop();
    expect(seen.acknowledged).toBe(0);
  });
});

describe("the backoff", () => {
  it("the backoff doubles up to a minute, is randomized below it, and respects the server's delay", () => {
    const backoff = new Backoff(() => 1);
    const waits = Array.from({ length: 9 }, () => backoff.next(new SendError("unavailable", "")));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(new Backoff(() => 0).next(new SendError("unavailable", "", 7000))).toBe(7000);
    expect(new Backoff(() => 0).next(new SendError("unauthorised", ""))).toBe(30_000);
  });
});

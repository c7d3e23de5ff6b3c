import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Actor, ANONYMOUS } from "@/lib/auth/actor";
import { type Audience, live } from "@/lib/live/feed";
import { MAX_BATCH_SIZE } from "@/lib/live/stream";
import { TICK_MS } from "@/lib/live/tick";
import { forget } from "@/lib/process-singleton";
import { eventStream } from "@/lib/site/event-stream";
import { stationEvent } from "../live/events";

const DEVICE: Actor = { kind: "key", id: 1, name: "device", stationId: 3, scopes: new Set() };

beforeEach(() => {
  vi.useFakeTimers();
  forget("live");
  forget("live-tick");
});

const stops: AbortController[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop.abort();
  await vi.advanceTimersByTimeAsync(TICK_MS);
  vi.useRealTimers();
});

const publish = (id: number, temperature: number, audience: Audience = "everyone") =>
  live().publish(stationEvent(id, temperature), audience);

/** A viewer who takes each write at once. */
async function watch(actor: Actor = ANONYMOUS): Promise<Uint8Array[]> {
  const stop = new AbortController();
  stops.push(stop);
  const writes: Uint8Array[] = [];
  const stream = eventStream({ actor, look: async () => actor, after: undefined, signal: stop.signal });
  void stream.pipeTo(new WritableStream({ write: (chunk) => void writes.push(chunk) }));
  await vi.advanceTimersByTimeAsync(0);
  // The greeting.
  writes.length = 0;
  return writes;
}

/** "1 at 20" for each event of a write. */
function told(write: Uint8Array | undefined): string[] {
  const events = [...new TextDecoder().decode(write).matchAll(/^data: (.*)$/gm)].map(([, data = ""]) =>
    JSON.parse(data),
  );
  return events.map(({ station }) => `${station.id} at ${station.latest.temperature}`);
}

describe("a viewer's event stream", () => {
  it("an event is written at once after a pause", async () => {
    const writes = await watch();
    for (const temperature of [1, 2]) {
      publish(1, temperature);
      await vi.advanceTimersByTimeAsync(0);
      expect(told(writes.at(-1))).toEqual([`1 at ${temperature}`]);
      await vi.advanceTimersByTimeAsync(TICK_MS);
    }
    expect(writes).toHaveLength(2);
  });

  it("events after a write are collected until the next tick, the newest of each station", async () => {
    const writes = await watch();
    for (let temperature = 0; temperature < 20; temperature++) {
      publish(1, temperature);
      publish(2, temperature);
      await vi.advanceTimersByTimeAsync(TICK_MS / 20);
    }
    await vi.advanceTimersByTimeAsync(TICK_MS);
    expect(writes.length).toBeLessThanOrEqual(3);
    expect(told(writes.at(-1))).toEqual(["1 at 19", "2 at 19"]);
  });

  it("a burst that fills its writes is not held back", async () => {
    const writes = await watch();
    for (let id = 1; id <= 4 * MAX_BATCH_SIZE; id++) publish(id, id);
    await vi.advanceTimersByTimeAsync(0);
    expect(writes.flatMap(told)).toHaveLength(4 * MAX_BATCH_SIZE);
  });

  it("viewers who receive the same events share the bytes of a write, and others do not", async () => {
    const viewers = await Promise.all([watch(), watch(), watch(DEVICE)]);
    const hidden = { stationId: 3, isPublic: false, ownerId: null };
    const open = (stationId: number) => ({ stationId, isPublic: true, ownerId: null });
    publish(9, 0);
    await vi.advanceTimersByTimeAsync(0);
    publish(1, 1, open(1));
    publish(3, 1, hidden);
    publish(2, 1, open(2));
    await vi.advanceTimersByTimeAsync(TICK_MS);
    const [one, two, device] = viewers.map((writes) => writes.at(-1));
    expect(one).toBe(two);
    expect(told(one)).toEqual(["1 at 1", "2 at 1"]);
    expect(told(device)).toEqual(["3 at 1"]);
  });
});

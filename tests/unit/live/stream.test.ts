import { EventEmitter, getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "@/lib/contract/live";
import { live, type Published } from "@/lib/live/feed";
import { follow } from "@/lib/live/stream";
import { forget } from "@/lib/process-singleton";
import { short, singly, stationEvent } from "./events";

/** A feed of this test's own: files share what a process has once. */
beforeEach(() => {
  forget("live");
});

const publish = (event: LiveEvent) => live().publish(event, "everyone");

describe("a viewer's events", () => {
  const viewers: { stop: AbortController; events: AsyncGenerator<Published> }[] = [];
  function viewer({ wanted = () => true, after }: { wanted?: (published: Published) => boolean; after?: string } = {}) {
    const stop = new AbortController();
    const stream = follow({ wanted, after, signal: stop.signal });
    const events = singly(stream.events);
    viewers.push({ stop, events });
    return { stop, ...stream, events, first: events.next() };
  }
  afterEach(async () => {
    for (const { stop, events } of viewers.splice(0)) {
      stop.abort();
      await events.return(undefined);
    }
    expect(live().hasListeners()).toBe(false);
  });

  async function rest(events: AsyncGenerator<Published>, count: number): Promise<string[]> {
    const seen: string[] = [];
    for (let i = 0; i < count; i++) seen.push(short((await events.next()).value.event));
    return seen;
  }

  it("a viewer receives wanted events as they are published", async () => {
    const { events, first } = viewer({ wanted: ({ event }) => event.type !== "stations" });
    publish({ type: "stations" });
    publish(stationEvent(1, 20));
    expect(short((await first).value.event)).toBe("station 1 at 20");
    const second = events.next();
    publish({ type: "rollups", stationId: 1 });
    expect(short((await second).value.event)).toBe("rollups 1");
  });

  it("a slow viewer receives the newest event of each kind and station", async () => {
    const { events, first } = viewer();
    publish({ type: "stations" });
    await first;
    for (let round = 1; round <= 1000; round++) {
      publish(stationEvent(1, round));
      publish(stationEvent(2, round));
      publish({ type: "rollups", stationId: 1 });
      publish({ type: "rollups", stationId: 2 });
      publish({ type: "stations" });
    }
    publish(stationEvent(1, 2000));
    expect(await rest(events, 5)).toEqual([
      "station 2 at 1000",
      "rollups 1",
      "rollups 2",
      "stations",
      "station 1 at 2000",
    ]);
  });

  it("the ids that a viewer receives only increase, however slow the viewer", async () => {
    const { events, first } = viewer();
    publish({ type: "stations" });
    const ids = [(await first).value.id];
    for (const [a, b] of [
      [1, 2],
      [3, 1],
      [2, 1],
    ] as const) {
      publish(stationEvent(a, 1));
      publish(stationEvent(b, 1));
      publish({ type: "stations" });
      ids.push((await events.next()).value.id);
    }
    for (let i = 0; i < 3; i++) ids.push((await events.next()).value.id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it("each viewer has a separate stream", async () => {
    const [one, two] = [viewer(), viewer()];
    publish(stationEvent(1, 20));
    expect((await one.first).value).toBe((await two.first).value);
  });

  it("a stream ends when the viewer disconnects, waiting or not", async () => {
    const waiting = viewer();
    waiting.stop.abort();
    expect(await waiting.first).toEqual({ done: true, value: undefined });
    const busy = viewer();
    publish({ type: "stations" });
    await busy.first;
    publish({ type: "stations" });
    busy.stop.abort();
    expect(await busy.events.next()).toEqual({ done: true, value: undefined });
  });

  it("the stream of a viewer who has already disconnected ends at once", async () => {
    const { events } = follow({ wanted: () => true, signal: AbortSignal.abort() });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("all streams end when the server stops", async () => {
    const all = [viewer(), viewer(), viewer()];
    live().end();
    for (const { first } of all) expect(await first).toEqual({ done: true, value: undefined });
    expect(live().hasListeners()).toBe(false);
  });

  it.each(["abort", "return", "end"])("a stream leaves no listener behind after %s", async (way) => {
    const { stop, events, first } = viewer();
    publish({ type: "stations" });
    await first;
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(1);
    const off = vi.spyOn(EventEmitter.prototype, "off");
    if (way === "abort") stop.abort();
    if (way === "end") live().end();
    if (way === "return") await events.return(undefined);
    else await events.next();
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
    expect(off.mock.calls.map(([name]) => name)).toEqual(["end", "event"]);
    off.mockRestore();
    expect(live().hasListeners()).toBe(false);
  });

  it("a stream begins with the newest missed event of each kind and station", async () => {
    publish(stationEvent(1, 1));
    const after = live().cursor();
    publish(stationEvent(1, 2));
    publish(stationEvent(2, 3));
    publish(stationEvent(1, 4));
    const { events, first, isWhole, cursor } = viewer({ after });
    expect([isWhole, cursor]).toEqual([true, after]);
    expect([short((await first).value.event), ...(await rest(events, 1))]).toEqual([
      "station 2 at 3",
      "station 1 at 4",
    ]);
  });

  it("a stream that ends before its first event leaves no listener behind", () => {
    const stop = new AbortController();
    follow({ wanted: () => true, signal: stop.signal });
    stop.abort();
    expect(live().hasListeners()).toBe(false);
  });

  it.each([
    ["of another process", "elsewhere.1"],
    ["of no number", () => `${live().cursor()}x`],
    ["from the future", () => live().cursorAt(Number.MAX_SAFE_INTEGER)],
    ["from before the process", () => live().cursorAt(1)],
    ["that is empty", ""],
  ])("a viewer learns that a stream cannot be resumed from a cursor %s", (_what, cursor) => {
    publish(stationEvent(1, 1));
    const stream = viewer({ after: typeof cursor === "string" ? cursor : cursor() });
    expect([stream.isWhole, stream.cursor]).toEqual([false, live().cursor()]);
  });
});

it("a slow viewer's queue holds the newest event of each kind and station", async () => {
  const over = new AbortController();
  const { events } = follow({ wanted: () => true, signal: over.signal });
  for (const stationId of [1, 2, 1]) {
    live().publish({ type: "events", stationId }, "everyone");
    live().publish({ type: "commands", stationId }, "everyone");
  }
  const seen: string[] = [];
  for await (const { event } of singly(events)) {
    seen.push(`${event.type} ${"stationId" in event ? event.stationId : ""}`);
    if (seen.length === 4) over.abort();
  }
  expect(seen).toEqual(["events 2", "commands 2", "events 1", "commands 1"]);
});

import { describe, expect, it } from "vitest";
import { NO_ENVELOPE, type Outgoing } from "@/lib/ingest/mqtt/embedded/mqtt5/message";
import { ReceiveWindow } from "@/lib/ingest/mqtt/embedded/mqtt5/receive-window";

const message = (topic: string): Outgoing => ({ ...NO_ENVELOPE, topic, payload: "", qos: 1, identifiers: [] });

describe("the window of a client's", () => {
  it("the receive window limits messages in flight, keeps their order, and drops a client that never acknowledges", () => {
    const sent: [string, number][] = [];
    const window = new ReceiveWindow(({ topic }, messageId) => sent.push([topic, messageId]) > 0);
    window.open(2);
    for (const topic of ["a", "b", "c", "d"]) window.take(message(topic));
    expect(sent).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    window.settle(9);
    window.settle(2);
    expect(sent.at(-1)).toEqual(["c", 3]);
    window.settle(1);
    expect(sent.at(-1)).toEqual(["d", 4]);
    const flood = () => Array.from({ length: 2000 }, () => window.take(message("e")));
    expect(flood).toThrow("does not acknowledge");
  });

  it("unsent messages take no place in the receive window", () => {
    const sent: string[] = [];
    const window = new ReceiveWindow(({ topic }) => topic !== "too large" && sent.push(topic) > 0);
    window.open(1);
    for (const topic of ["too large", "a", "b"]) window.take(message(topic));
    expect(sent).toEqual(["a"]);
  });

  it("packet identifiers in use are not reused, even after wrapping", () => {
    const ids: number[] = [];
    const window = new ReceiveWindow((_message, messageId) => ids.push(messageId) > 0);
    window.open(2);
    window.take(message("stays open"));
    for (let n = 0; n < 70_000; n += 1) {
      window.take(message("goes on"));
      window.settle(ids.at(-1) ?? 0);
    }
    expect(ids.filter((id) => id === 1)).toHaveLength(1);
    expect(Math.max(...ids.slice(-5000))).toBeLessThanOrEqual(65_535);
    expect(ids).not.toContain(0);
  });
});

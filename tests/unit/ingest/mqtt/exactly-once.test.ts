import type { Client, PublishPacket } from "aedes";
import { describe, expect, it } from "vitest";
import { ExactlyOnce } from "@/lib/ingest/mqtt/embedded/exactly-once";

const connection = (id = "4/roof") => ({ id }) as Client;
const message = (messageId: number, more: Partial<PublishPacket> = {}): PublishPacket => ({
  cmd: "publish",
  topic: "weather/4/readings",
  payload: Buffer.from("{}"),
  qos: 2,
  messageId,
  dup: false,
  retain: false,
  ...more,
});
const again = { dup: true };

describe("a message of QoS 2", () => {
  /** What was stored, in order. */
  function record() {
    const stored: unknown[] = [];
    return { stored, store: (what: unknown) => async () => void stored.push(what) };
  }

  it("a message that could not be stored is tried again", async () => {
    const once = new ExactlyOnce();
    const { stored, store } = record();
    const client = connection();
    const fail = () => Promise.reject(new Error("a full disk"));
    const both = await Promise.allSettled([
      once.take(client, message(1), fail),
      once.take(client, message(1, again), store("never")),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await once.take(connection(), message(1, again), store(1))).toBe(false);
    expect(stored).toEqual([1]);
  });

  it("a QoS 2 message outlives its connection, until newer ones displace it", async () => {
    const once = new ExactlyOnce({ max: 2 });
    const { stored, store } = record();
    for (const id of [1, 2, 3]) await once.take(connection(), message(id), store(id));
    for (const id of [3, 2, 1]) await once.take(connection(), message(id, again), store(`${id} again`));
    expect(stored).toEqual([1, 2, 3, "1 again"]);
  });

  it("a QoS 2 message is recognized by topic and payload", async () => {
    const once = new ExactlyOnce();
    const { stored, store } = record();
    const cut = (topic: string, payload: string) => ({ topic, payload: Buffer.from(payload) });
    await once.take(connection(), message(1, cut("ab", "c")), store("ab c"));
    await once.take(connection(), message(1, { ...cut("a", "bc"), ...again }), store("a bc"));
    expect(stored).toEqual(["ab c", "a bc"]);
  });

  it("messages of other clients are distinct, and a last will has no packet identifier", async () => {
    const once = new ExactlyOnce();
    const { stored, store } = record();
    await once.take(connection("4/a"), message(1), store("a"));
    await once.take(connection("4/b"), message(1, again), store("b"));
    const { messageId: _, ...will } = message(1);
    for (let n = 0; n < 2; n += 1) await once.take(connection("4/a"), { ...will, ...again }, store("will"));
    expect(stored).toEqual(["a", "b", "will", "will"]);
  });
});

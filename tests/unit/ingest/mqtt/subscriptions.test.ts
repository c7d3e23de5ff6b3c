import { describe, expect, it } from "vitest";
import {
  deliveryOf,
  matching,
  type Subscribed,
  subscribed,
  wantsRetained,
} from "@/lib/ingest/mqtt/embedded/subscriptions";

const TOPIC = "weather/4/status";
const one = (more: Partial<Subscribed> = {}): Subscribed => ({ ...subscribed({ topic: TOPIC, qos: 2 }), ...more });
const published = { qos: 2, retain: true, isOwn: false } as const;

describe("a message that several subscriptions match", () => {
  it("is given once: at the highest QoS that they have and it has, by the identifiers of all", () => {
    const all = [one({ qos: 0, identifier: 7 }), one({ qos: 1, identifier: 9 }), one({ qos: 0 })];
    expect(deliveryOf(all, published)).toEqual({ qos: 1, retain: false, identifiers: [7, 9] });
    expect(deliveryOf(all, { ...published, qos: 0 })).toMatchObject({ qos: 0 });
  });

  it("is not given to its publisher by those that want none of its own", () => {
    const local = [one({ noLocal: true, qos: 2, identifier: 1 }), one({ qos: 0, identifier: 2 })];
    const own = { ...published, isOwn: true };
    expect(deliveryOf(local, own)).toMatchObject({ qos: 0, identifiers: [2] });
    expect(deliveryOf(local.slice(0, 1), own)).toBeUndefined();
    expect(deliveryOf(local, published)).toMatchObject({ qos: 2, identifiers: [1, 2] });
    expect(deliveryOf([], published)).toBeUndefined();
  });

  it("keeps its publisher's flag where one of them wants that", () => {
    expect(deliveryOf([one(), one({ asPublished: true })], published)).toMatchObject({ retain: true });
    expect(deliveryOf([one({ asPublished: true })], { ...published, retain: false })).toMatchObject({ retain: false });
  });
});

it("finds those that match a topic of the station", () => {
  const filters = new Map(["weather/4/+", "weather/4/#", TOPIC, "weather/4/stored"].map((filter) => [filter, one()]));
  expect(matching(filters, TOPIC)).toHaveLength(3);
});

it.each([
  [undefined, false, true],
  [0, true, true],
  [1, false, true],
  [1, true, false],
  [2, false, false],
])("handles what is retained by %s, known %s: %s", (handling, isKnown, expected) => {
  expect(wantsRetained(handling, isKnown)).toBe(expected);
});

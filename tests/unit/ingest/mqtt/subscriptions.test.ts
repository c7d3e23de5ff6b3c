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
  it("a message matched by several subscriptions is sent once, with their highest QoS and all identifiers", () => {
    const all = [one({ qos: 0, identifier: 7 }), one({ qos: 1, identifier: 9 }), one({ qos: 0 })];
    expect(deliveryOf(all, published)).toEqual({ qos: 1, retain: false, identifiers: [7, 9] });
    expect(deliveryOf(all, { ...published, qos: 0 })).toMatchObject({ qos: 0 });
  });

  it("a message is not sent back to its publisher by no-local subscriptions", () => {
    const local = [one({ noLocal: true, qos: 2, identifier: 1 }), one({ qos: 0, identifier: 2 })];
    const own = { ...published, isOwn: true };
    expect(deliveryOf(local, own)).toMatchObject({ qos: 0, identifiers: [2] });
    expect(deliveryOf(local.slice(0, 1), own)).toBeUndefined();
    expect(deliveryOf(local, published)).toMatchObject({ qos: 2, identifiers: [1, 2] });
    expect(deliveryOf([], published)).toBeUndefined();
  });

  it("the retain flag is kept if one of the subscriptions asks for it", () => {
    expect(deliveryOf([one(), one({ asPublished: true })], published)).toMatchObject({ retain: true });
    expect(deliveryOf([one({ asPublished: true })], { ...published, retain: false })).toMatchObject({ retain: false });
  });
});

it("subscriptions that match a station's topics are found", () => {
  const filters = new Map(["weather/4/+", "weather/4/#", TOPIC, "weather/4/stored"].map((filter) => [filter, one()]));
  expect(matching(filters, TOPIC)).toHaveLength(3);
});

it.each([
  [undefined, false, true],
  [0, true, true],
  [1, false, true],
  [1, true, false],
  [2, false, false],
])("retain handling %s for a subscription known before (%s): %s", (handling, isKnown, expected) => {
  expect(wantsRetained(handling, isKnown)).toBe(expected);
});

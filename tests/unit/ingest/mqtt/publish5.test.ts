import fc from "fast-check";
import { type IPublishPacket, type Packet, parser, type QoS } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { extrasOf, NO_ENVELOPE, type Outgoing } from "@/lib/ingest/mqtt/embedded/mqtt5/message";
import { readProperties } from "@/lib/ingest/mqtt/embedded/mqtt5/properties";
import { encodePublish } from "@/lib/ingest/mqtt/embedded/mqtt5/publish5";
import { Walk } from "@/lib/ingest/mqtt/embedded/mqtt5/walk";

const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...NO_ENVELOPE,
  topic: "weather/4/status",
  payload: Buffer.from("{}"),
  qos: 0,
  identifiers: [],
  ...more,
});

function read(bytes: Buffer): IPublishPacket {
  const packets: Packet[] = [];
  const reading = parser({ protocolVersion: 5 });
  reading.on("packet", (packet: Packet) => packets.push(packet));
  expect(reading.parse(bytes)).toBe(0);
  return packets[0] as IPublishPacket;
}

describe("a PUBLISH of MQTT 5", () => {
  it("an MQTT 5 PUBLISH is read as it was sent", () => {
    const messages = fc.record({
      topic: fc.string({ minLength: 1, unit: "grapheme", maxLength: 300 }),
      payload: fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
      qos: fc.constantFrom<QoS[]>(0, 1, 2),
      retain: fc.boolean(),
      identifiers: fc.array(fc.integer({ min: 1, max: 268_435_455 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 65_535 }), (message, messageId) => {
        const packet = read(encodePublish(outgoing(message), messageId));
        const { topic, qos, retain, identifiers } = message;
        expect(packet).toMatchObject({ topic, qos, retain, dup: false, ...(qos ? { messageId } : {}) });
        expect(packet.payload).toEqual(message.payload);
        expect([packet.properties?.subscriptionIdentifier ?? []].flat()).toEqual(identifiers);
      }),
      { numRuns: 50 },
    );
  });

  it("a forwarded PUBLISH has the publisher's properties and the remaining expiry, without those meant for the broker", () => {
    const sent = Buffer.from(
      // The length; user property b=1; format 1; expiry 60 s; a topic alias; user properties a= and b=2; content type.
      ["2c", "2600016200 0131", "0101", "020000003c", "230001", "26000161 0000", "26000162 000132", "03000474657874"]
        .join("")
        .replaceAll(" ", ""),
      "hex",
    );
    sent[0] = sent.length - 1;
    const extras = extrasOf(readProperties(new Walk(sent), "publish"));
    expect(extras.expiry).toBe(60);
    const bytes = encodePublish(outgoing({ ...extras, expiresAt: performance.now() + 60_000, payload: "" }), 0);
    const { messageExpiryInterval } = read(bytes).properties ?? {};
    expect(messageExpiryInterval).toBeLessThanOrEqual(60);
    expect(bytes.toString("hex")).toMatch(/2600016200013101012600016100002600016200013203000474657874$/);
    expect(bytes.includes(Buffer.from("230001", "hex"))).toBe(false);
  });
});

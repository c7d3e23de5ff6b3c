import fc from "fast-check";
import { generate, type Packet } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { protocolLevel, readFields } from "@/lib/ingest/mqtt/embedded/mqtt5/fields";
import { WireError } from "@/lib/ingest/mqtt/embedded/wire-error";

const userProperties = { floor: ["attic", "roof"], unit: "C" };

/** One of each kind that a client sends, with everything that it may have. */
function packets(level: 4 | 5): Packet[] {
  const properties = level === 5 ? { properties: { userProperties } } : {};
  const will = {
    topic: "weather/4/status",
    payload: Buffer.from("{}"),
    qos: 1 as const,
    retain: true,
    ...(level === 5 ? { properties: { willDelayInterval: 5, contentType: "application/json", userProperties } } : {}),
  };
  const connect = {
    cmd: "connect" as const,
    protocolId: "MQTT" as const,
    protocolVersion: level,
    clean: true,
    clientId: "räume",
    keepalive: 60,
    username: "roof",
    password: Buffer.from("key"),
  };
  const publish = { cmd: "publish" as const, topic: "weather/4/readings", payload: "{}", dup: false, retain: false };
  const everything = {
    payloadFormatIndicator: true,
    messageExpiryInterval: 60,
    contentType: "application/json",
    responseTopic: "weather/4/replies",
    correlationData: Buffer.from([0, 1]),
    userProperties,
  };
  const subscriptions = [
    { topic: "weather/4/+", qos: 1 as const },
    { topic: "weather/4/#", qos: 2 as const },
  ];
  return [
    { ...connect, will, ...(level === 5 ? { properties: { receiveMaximum: 3, sessionExpiryInterval: 0 } } : {}) },
    { ...connect, username: undefined, password: undefined },
    { ...publish, qos: 0 },
    { ...publish, qos: 1, messageId: 1, ...(level === 5 ? { properties: everything } : {}) },
    { ...publish, qos: 2, messageId: 65_535, payload: Buffer.alloc(0) },
    { cmd: "puback", messageId: 1, reasonCode: 0 },
    { cmd: "pubrec", messageId: 1, reasonCode: 0, ...properties },
    { cmd: "pubrel", messageId: 1, reasonCode: 0 },
    { cmd: "pubcomp", messageId: 1, reasonCode: level === 5 ? 0x92 : 0 },
    {
      cmd: "subscribe",
      messageId: 1,
      subscriptions,
      ...(level === 5 ? { properties: { subscriptionIdentifier: 300 } } : {}),
    },
    { cmd: "unsubscribe", messageId: 1, unsubscriptions: ["weather/4/+"], ...properties },
    { cmd: "pingreq" },
    { cmd: "disconnect", reasonCode: 0, ...properties },
  ] as Packet[];
}

/** The reason code of what is wrong with it. */
function fault(packet: Buffer, level: number): number | undefined {
  try {
    readFields(packet, level);
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error.reasonCode;
    throw error;
  }
}

/** With these bytes behind it, or so many of the last less, and its length as it is then. */
function resized(packet: Buffer, change: Buffer | number): Buffer {
  let headerEnd = 1;
  while ((packet[headerEnd] ?? 0) & 0x80) headerEnd += 1;
  const body = packet.subarray(headerEnd + 1);
  return framed(packet[0] ?? 0, typeof change === "number" ? body.subarray(0, change) : Buffer.concat([body, change]));
}

/** Of less than 16 kB. */
function framed(header: number, body: Buffer): Buffer {
  const length = body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  return Buffer.concat([Buffer.from([header, ...length]), body]);
}

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe.each([4, 5] as const)("the packets of protocol level %i", (level) => {
  const all = packets(level).map((packet) => [packet.cmd, generate(packet, { protocolVersion: level })] as const);

  it.each(all)("packets written by mqtt-packet are valid: %s", (_cmd, packet) => {
    expect(fault(packet, level)).toBeUndefined();
  });

  it.each(all.filter(([cmd]) => cmd !== "publish"))("packets have nothing after their fields: %s", (cmd, packet) => {
    expect(fault(resized(packet, Buffer.from([0xff, 0xff, 0xff])), level), packet.toString("hex")).toBe(0x81);
    // These two may have a reason code behind.
    const isShort = level === 5 && (cmd === "puback" || cmd === "pubrel");
    expect(fault(resized(packet, Buffer.from([0])), level)).toBe(isShort ? undefined : 0x81);
  });

  it.each(all)("packets are never read beyond their end: %s", (_cmd, packet) => {
    for (let length = 0; length < packet.length - 2; length += 1) {
      expect([undefined, 0x81, 0x82]).toContain(fault(resized(packet, length), level));
    }
  });

  it("packets of any content are parsed without an exception", () => {
    const arbitrary = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(arbitrary, ([header, body]) => {
        expect([undefined, 0x81, 0x82]).toContain(fault(framed(header, Buffer.from(body)), level));
      }),
    );
  });

  it("packets report their protocol level", () => {
    expect(protocolLevel(all[0]?.[1] ?? Buffer.alloc(0))).toBe(level);
  });
});

it.each<[string, number, string, number | undefined]>([
  ["PUBLISH of QoS 1 with the packet identifier 0", 4, "32 05 0001 74 0000", 0x82],
  ["PUBLISH of QoS 2 with the packet identifier 0", 5, "34 06 0001 74 0000 00", 0x82],
  ["SUBSCRIBE with the packet identifier 0", 4, "82 06 0000 0001 74 00", 0x82],
  ["UNSUBSCRIBE with the packet identifier 0", 4, "a2 05 0000 0001 74", 0x82],
  ["SUBSCRIBE to nothing", 4, "82 02 0001", 0x81],
  ["UNSUBSCRIBE from nothing", 5, "a2 03 0001 00", 0x81],
  ["PINGREQ with a body", 4, "c0 01 00", 0x81],
  ["DISCONNECT of 3.1.1 with a reason", 4, "e0 01 00", 0x81],
  ["PUBACK of 3.1.1 with a reason", 4, "40 03 0001 00", 0x81],
  ["PUBACK of a lone byte", 4, "40 01 00", 0x81],
  ["a topic that is not UTF-8", 4, "30 03 0001 ff", 0x81],
  ["a topic with a NUL", 4, "30 03 0001 00", 0x81],
  ["a topic longer than its packet", 4, "30 03 0002 74", 0x81],
  ["an unknown property", 5, "30 06 0001 74 02 7f 00", 0x81],
  ["properties longer than their packet", 5, "30 04 0001 74 02", 0x81],
  ["properties that end within one", 5, "30 07 0001 74 01 01 01 00", 0x81],
  ["a property of CONNECT in a PUBLISH", 5, "30 07 0001 74 03 21 0001", 0x82],
  ["a subscription identifier in a client's PUBLISH", 5, "30 06 0001 74 02 0b 01", 0x82],
  ["a property twice", 5, "30 08 0001 74 04 01 01 01 01", 0x82],
  ["a user property twice", 5, "30 12 0001 74 0e 26 0001 61 0001 62 26 0001 61 0001 62", undefined],
  ["a payload format of 2", 5, "30 06 0001 74 02 01 02", 0x82],
  ["a subscription identifier of 0", 5, "82 09 0001 02 0b 00 0001 74 00", 0x82],
  ["a receive maximum of 0", 5, "10 10 0004 4d515454 05 02 003c 03 21 0000 0000", 0x82],
  ["a last will of QoS 3", 4, "10 12 0004 4d515454 04 1e 003c 0000 0001 74 0001 74", 0x81],
])("a packet with %s is malformed", (_what, level, bytes, code) => {
  expect(fault(hex(bytes), level)).toBe(code);
});

it("user properties keep their order", () => {
  const { properties } = readFields(hex("30 12 0001 74 0e 26 0001 62 0001 31 26 0001 61 0001 32"), 5);
  expect(properties.map(({ id, bytes }) => [id, bytes.toString("hex")])).toEqual([
    [0x26, "26000162000131"],
    [0x26, "26000161000132"],
  ]);
});
